#include "organize/headers.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/script.h"

namespace shale {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t behind_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

std::string title_of(std::string_view name) {
  std::string title = replace_all(std::string(name), "_", " ");
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

// A line of a comment, without its sign: "migration 022: …" begins with the key "migration".
bool is_field(std::string_view line, std::string_view key) {
  line = trim(line);
  if (!line.starts_with("--")) return false;
  const std::string said = lower(trim(line.substr(2)));
  return said.starts_with(key) && said.find(':') != said.npos &&
         said.find_first_not_of("0123456789 ", key.size()) == said.find(':');
}

constexpr std::string_view fields[] = {"migration", "purpose", "dependencies", "depends on",
                                       "rollback"};

bool is_any_field(std::string_view line) {
  return std::ranges::any_of(fields, [&](std::string_view f) { return is_field(line, f); });
}

bool is_comment(std::string_view line) {
  line = trim(line);
  return line.starts_with("--") && !line.starts_with("-->");
}

// Is it the next line of what a field says? Deeper than the field's own text.
bool goes_on(std::string_view line) {
  line = trim(line);
  return is_comment(line) && !trim(line.substr(2)).empty() && !is_any_field(line) &&
         !trim(line.substr(2)).starts_with("shale:") && line.substr(2).starts_with("  ");
}

// The lines of the comment that the file begins with, as offsets of their ends.
struct Line {
  std::string_view text;
  std::size_t end;  // behind its line end
};
std::vector<Line> top_lines(std::string_view text) {
  std::vector<Line> found;
  std::size_t at = behind_mark(text);
  while (at < text.size()) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == text.npos ? text.size() : newline + 1;
    const std::string_view line = text.substr(at, end - at);
    if (!is_comment(line)) break;
    found.push_back({line, end});
    at = end;
  }
  return found;
}

// Behind the first field and the lines that go on with it; none: there is no field.
std::size_t behind_first_field(std::string_view text) {
  const std::vector<Line> top = top_lines(text);
  for (std::size_t i = 0; i < top.size(); ++i) {
    if (!is_any_field(top[i].text)) continue;
    while (i + 1 < top.size() && goes_on(top[i + 1].text)) ++i;
    return top[i].end;
  }
  return std::string_view::npos;
}

// Behind the last field.
std::size_t behind_header(std::string_view text) {
  const std::vector<Line> top = top_lines(text);
  std::size_t end = behind_mark(text);
  for (std::size_t i = 0; i < top.size(); ++i) {
    if (!is_any_field(top[i].text)) continue;
    while (i + 1 < top.size() && goes_on(top[i + 1].text)) ++i;
    end = top[i].end;
  }
  return end;
}

std::string inserted(std::string_view text, std::size_t at, std::string_view what) {
  std::string out(text.substr(0, at));
  if (!out.empty() && !out.ends_with('\n') && at > behind_mark(text)) out += '\n';
  out += what;
  out += text.substr(at);
  return out;
}

bool has_line(std::string_view text, std::string_view key) {
  return std::ranges::any_of(top_lines(text),
                             [&](const Line& line) { return is_field(line.text, key); });
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Each stem where it stands alone, or with an ending.
std::string replaced(std::string_view comment, const std::map<std::string, std::string>& stems) {
  std::string out;
  for (std::size_t i = 0; i < comment.size();) {
    const bool begins = i == 0 || !is_name_character(comment[i - 1]);
    const auto found = !begins ? stems.end() : std::ranges::find_if(stems, [&](const auto& pair) {
      const std::string_view rest = comment.substr(i);
      return rest.starts_with(pair.first) &&
             (rest.size() == pair.first.size() || !is_name_character(rest[pair.first.size()]));
    });
    if (found == stems.end()) {
      out += comment[i++];
      continue;
    }
    out += found->second;
    i += found->first.size();
  }
  return out;
}

}  // namespace

std::string with_header(std::string_view text, const Header& header, const HeaderFacts& facts) {
  const bool in_block = trim(text.substr(behind_mark(text))).starts_with("/*");
  const bool named = !header.title.empty() || !header.purpose.empty();
  const bool needs = !header.dependencies.empty() || has_line(text, "dependencies") ||
                     has_line(text, "depends on") ||
                     (in_block && contains(lower(text.substr(0, 2000)), "dependencies:"));
  std::string lines;
  if (!named && !facts.purpose.empty())
    lines += fmt::format("-- Migration {}: {}\n-- Purpose: {}\n", facts.version,
                         title_of(facts.name), facts.purpose);
  else if (!named)
    lines += fmt::format("-- Migration {}: {}\n", facts.version, title_of(facts.name));
  if (!needs) lines += fmt::format("-- Dependencies: {}\n", facts.dependencies);
  if (header.rollback.empty()) lines += fmt::format("-- Rollback: {}\n", facts.rollback);
  if (lines.empty()) return std::string(text);
  const std::size_t behind = behind_first_field(text);
  if (behind != std::string_view::npos && named) return inserted(text, behind, lines);
  // What people said there is about the file, and stays below.
  const bool apart = !top_lines(text).empty();
  return inserted(text, behind_mark(text), lines + (apart ? "--\n" : ""));
}

std::string with_former_name(std::string_view text, std::string_view stem, std::string_view sign) {
  const std::string line = fmt::format("{} shale: was {}\n", sign, stem);
  if (sign == "--") return inserted(text, behind_header(text), line);
  const std::size_t first = text.starts_with("#!") ? text.find('\n') : text.npos;
  return inserted(text, first == text.npos ? 0 : first + 1, line);
}

std::string with_new_names(std::string_view text, const std::map<std::string, std::string>& stems) {
  const auto script = Script::split(std::string(text));
  if (!script) return std::string(text);
  std::string out;
  std::size_t number = 0;
  for (const Statement& statement : script->statements()) {
    out += replaced(script->gap(number++), stems);
    out += script->text().substr(statement.begin, statement.whole_end - statement.begin);
  }
  return out + replaced(script->gap(number), stems);
}

std::string with_new_number(std::string_view text, std::string_view version,
                            std::string_view new_version) {
  for (const Line& line : top_lines(text)) {
    if (!is_field(line.text, "migration") && !is_field(line.text, "rollback")) continue;
    const std::size_t colon = line.text.find(':');
    const std::size_t at = line.text.find(version);
    if (at == line.text.npos || at > colon || at + version.size() > colon) continue;
    std::string out(text);
    const std::size_t begin = static_cast<std::size_t>(line.text.data() - text.data()) + at;
    return out.replace(begin, version.size(), new_version);
  }
  return std::string(text);
}

}  // namespace shale
