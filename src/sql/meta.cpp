#include "sql/meta.h"

#include <algorithm>
#include <array>
#include <span>

#include "sql/lexer.h"

namespace shale {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

std::string_view command_at(std::string_view text, std::size_t backslash) {
  std::size_t end = backslash + 1;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '\n' && text[end] != '\\') ++end;
  return text.substr(backslash + 1, end - backslash - 1);
}

bool is_one_of(std::string_view command, std::span<const std::string_view> commands) {
  return std::ranges::find(commands, command) != commands.end();
}

// Behind a quoted argument, whose quote may be missing.
std::size_t pass_quoted(std::string_view line, std::size_t at) {
  const char quote = line[at++];
  while (at < line.size() && line[at] != quote) at += quote == '\'' && line[at] == '\\' ? 2 : 1;
  return std::min(at + 1, line.size());
}

// The next backslash of a line that is not inside a quoted argument; else the line's end.
std::size_t next_backslash(std::string_view line, std::size_t at) {
  while (at < line.size() && line[at] != '\\') {
    const bool quote = line[at] == '\'' || line[at] == '"' || line[at] == '`';
    at = quote ? pass_quoted(line, at) : at + 1;
  }
  return std::min(at, line.size());
}

// Does a \copy read its rows from the script?
bool copies_from_script(std::string_view arguments) {
  Lexer lexer(arguments);
  std::size_t parentheses = 0;
  bool from = false;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind == TokenKind::open) ++parentheses;
    if (token.kind == TokenKind::close && parentheses > 0) --parentheses;
    const std::string_view word = lexer.text_of(token);
    if (from && is_word(word, "stdin")) return true;
    from = parentheses == 0 && token.kind == TokenKind::word && is_word(word, "from");
  }
  return false;
}

}  // namespace

MetaLine meta_line(std::string_view text, std::size_t backslash) {
  static constexpr std::array<std::string_view, 8> whole_line = {"!", "copy", "ef", "ev",
                                                                 "h", "help", "sf", "sv"};
  if (text.substr(backslash).starts_with("\\\\")) return {backslash + 2, backslash + 2};
  const std::size_t newline = std::min(text.find('\n', backslash), text.size());
  const std::string_view line = text.substr(0, newline);
  const std::string_view command = command_at(line, backslash);
  const std::size_t arguments = backslash + 1 + command.size();
  const std::size_t stop =
      is_one_of(command, whole_line) ? newline : next_backslash(line, arguments);
  MetaLine meta{.end = stop, .whole_end = stop};
  while (meta.end > backslash + 1 && is_blank(text[meta.end - 1])) --meta.end;
  meta.whole_end = line.substr(stop).starts_with("\\\\") ? stop + 2 : meta.end;
  meta.has_data = command == "copy" && copies_from_script(line.substr(arguments));
  return meta;
}

bool separates_statements(std::string_view text, std::size_t backslash) {
  return text.substr(backslash + 1).starts_with(';');
}

bool sends_statement(std::string_view text, std::size_t backslash) {
  static constexpr std::array<std::string_view, 12> senders = {
      "g",     "gx",   "gset",       "gexec", "gdesc",        "crosstabview",
      "watch", "bind", "bind_named", "parse", "sendpipeline", "close_prepared"};
  return is_one_of(command_at(text, backslash), senders);
}

}  // namespace shale
