#include "sql/table_text.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale {
namespace {

using Tokens = std::span<const Token>;

std::vector<Token> all_tokens(std::string_view text) {
  std::vector<Token> all;
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) all.push_back(t);
  return all;
}

// A text and its tokens.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text), tokens_(all_tokens(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::string_view text() const { return text_; }
  std::string_view at(std::size_t i) const {
    return i < size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                      : std::string_view();
  }
  bool is(std::size_t i, std::string_view word) const {
    return i < size() && tokens_[i].kind == TokenKind::word && is_word(at(i), word);
  }
  bool is_any(std::size_t i, std::initializer_list<std::string_view> words) const {
    return std::ranges::any_of(words, [&](std::string_view w) { return is(i, w); });
  }
  bool is(std::size_t i, TokenKind kind) const { return i < size() && tokens_[i].kind == kind; }
  // The text from one token to before another.
  std::string_view from_to(std::size_t first, std::size_t last) const {
    if (first >= last || first >= size()) return {};
    return text_.substr(tokens_[first].begin, tokens_[last - 1].end - tokens_[first].begin);
  }
  // Behind the parenthesis that closes the one at i.
  std::size_t behind_close(std::size_t i) const {
    int depth = 0;
    for (; i < size(); ++i) {
      if (opens(i)) ++depth;
      if (closes(i) && --depth == 0) return i + 1;
    }
    return size();
  }
  bool opens(std::size_t i) const { return is(i, TokenKind::open) || at(i) == "["; }
  bool closes(std::size_t i) const { return is(i, TokenKind::close) || at(i) == "]"; }
  std::string name(std::size_t i) const { return meant_name(at(i)); }
  // Behind a name with its schema.
  std::size_t behind_name(std::size_t i) const {
    ++i;
    while (at(i) == ".") i += 2;
    return i;
  }

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
};

// The ranges between commas that stand in no parenthesis.
std::vector<std::pair<std::size_t, std::size_t>> split_at_commas(const Words& words,
                                                                 std::size_t first,
                                                                 std::size_t last) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  int depth = 0;
  std::size_t begin = first;
  for (std::size_t i = first; i < last; ++i) {
    if (words.opens(i)) ++depth;
    if (words.closes(i)) --depth;
    if (depth > 0 || !words.is(i, TokenKind::comma)) continue;
    all.emplace_back(begin, i);
    begin = i + 1;
  }
  if (begin < last) all.emplace_back(begin, last);
  return all;
}

ColumnPiece::Kind piece_kind(const Words& words, std::size_t i) {
  using enum ColumnPiece::Kind;
  if (words.is(i, "constraint")) i += 2;
  if (words.is(i, "not")) return not_null;
  if (words.is(i, "null")) return null;
  if (words.is(i, "default")) return value;
  if (words.is(i, "check")) return check;
  if (words.is(i, "primary")) return primary;
  if (words.is(i, "unique")) return unique;
  if (words.is(i, "references")) return references;
  if (words.is(i, "generated")) return generated;
  if (words.is(i, "collate")) return collate;
  return other;
}

// Does a new piece of a column begin at i? `first` is where the one before began.
bool begins_piece(const Words& words, std::size_t first, std::size_t i) {
  const bool behind_default = words.is(i - 1, "default") && i - 1 >= first;
  if (behind_default || words.is(i - 1, "set") || words.is(i - 1, "nulls") ||
      (words.is(i - 1, "by") && words.is(i, "default")))
    return false;
  if (words.is(i - 1, "not")) return false;
  if (i >= 2 && words.is(i - 2, "constraint")) return false;  // CONSTRAINT name …
  if (words.is(i, "not")) return words.is(i + 1, "null");     // and not NOT DEFERRABLE, NOT VALID
  return words.is_any(
      i, {"constraint", "null", "default", "check", "primary", "unique", "references", "generated",
          "collate", "storage", "compression", "options"});
}

void read_column(const Words& words, std::size_t first, std::size_t last, TableElement& element) {
  element.kind = TableElement::Kind::column;
  element.pieces.clear();
  element.name = words.name(first);
  element.said_name = std::string(words.at(first));
  std::vector<std::size_t> begins;
  int depth = 0;
  for (std::size_t i = first + 2; i < last; ++i) {
    if (depth == 0 && begins_piece(words, begins.empty() ? first : begins.back(), i))
      begins.push_back(i);
    if (words.opens(i)) ++depth;
    if (words.closes(i)) --depth;
  }
  element.type = std::string(words.from_to(first + 1, begins.empty() ? last : begins[0]));
  for (std::size_t p = 0; p < begins.size(); ++p) {
    ColumnPiece piece;
    piece.kind = piece_kind(words, begins[p]);
    if (words.is(begins[p], "constraint")) piece.name = words.name(begins[p] + 1);
    piece.text =
        std::string(words.from_to(begins[p], p + 1 < begins.size() ? begins[p + 1] : last));
    element.pieces.push_back(std::move(piece));
  }
}

void read_constraint(const Words& words, std::size_t first, std::size_t last,
                     TableElement& element) {
  element.kind = TableElement::Kind::constraint;
  std::size_t i = first;
  if (words.is(i, "constraint")) {
    element.name = words.name(i + 1);
    i += 2;
  }
  element.sort = lower(words.at(i));
  while (i < last && !words.is(i, TokenKind::open)) ++i;
  if (i >= last || element.sort == "check" || element.sort == "exclude") return;
  for (const auto& [begin, end] : split_at_commas(words, i + 1, words.behind_close(i) - 1))
    if (begin < end) element.columns.push_back(words.name(begin));
}

TableElement read_element(const Words& words, std::size_t first, std::size_t last) {
  TableElement element;
  element.text = std::string(words.from_to(first, last));
  const bool excludes =  // and no column of that name: it is no reserved word
      words.is(first, "exclude") &&
      (words.is(first + 1, "using") || words.is(first + 1, TokenKind::open));
  const bool constraint = words.is(first, "constraint") || words.is(first, "check") || excludes ||
                          (words.is(first, "primary") && words.is(first + 1, "key")) ||
                          (words.is(first, "foreign") && words.is(first + 1, "key")) ||
                          (words.is(first, "unique") &&
                           (words.is(first + 1, TokenKind::open) || words.is(first + 1, "nulls")));
  if (words.is(first, "like"))
    element.kind = TableElement::Kind::like;
  else if (constraint)
    read_constraint(words, first, last, element);
  else
    read_column(words, first, last, element);
  return element;
}

// A gap's comments: what stands on the line of what is before it, and the lines behind that.
std::pair<std::string, std::string> comments_of(std::string_view gap) {
  const std::size_t end = gap.find('\n');
  std::string behind(trim(gap.substr(0, end)));
  std::string above;
  if (end != gap.npos)
    for (std::string_view line : lines(gap.substr(end + 1)))
      if (const std::string_view said = trim(line); !said.empty())
        above += std::string(said) + "\n";
  return {std::move(behind), std::move(above)};
}

std::string_view between(const Words& words, std::size_t a, std::size_t b) {
  return words.text().substr(words[a].end, words[b].begin - words[a].end);
}

}  // namespace

std::optional<TableText> table_text(std::string_view statement) {
  const Words words(statement);
  std::size_t i = 0;
  if (!words.is(i++, "create")) return std::nullopt;
  while (words.is_any(i, {"global", "local", "temp", "temporary", "unlogged", "foreign"})) ++i;
  if (!words.is(i++, "table")) return std::nullopt;
  if (words.is(i, "if")) i += 3;
  const std::size_t open = words.behind_name(i);
  if (!words.is(open, TokenKind::open)) return std::nullopt;
  const std::size_t close = words.behind_close(open) - 1;
  if (close >= words.size() || words.is(close + 1, "as")) return std::nullopt;
  TableText text;
  text.head = std::string(statement.substr(0, words[open].end));
  text.tail = std::string(statement.substr(words[close].begin));
  const auto ranges = split_at_commas(words, open + 1, close);
  std::string above;
  if (!ranges.empty()) {
    const std::string_view gap = between(words, open, open + 1);
    above = comments_of(gap).second;
    const std::size_t line = gap.rfind('\n');
    if (line != gap.npos) text.indent = std::string(gap.substr(line + 1));
  }
  for (const auto& [first, last] : ranges) {
    if (first >= last) return std::nullopt;
    TableElement element = read_element(words, first, last);
    element.above = std::move(above);
    // In front of the comma, or behind it.
    auto [behind, next] = comments_of(between(words, last - 1, last));
    if (last < close) {
      auto [more, lines_above] = comments_of(between(words, last, last + 1));
      behind += more;
      next += lines_above;
    }
    element.behind = std::move(behind);
    above = std::move(next);
    text.elements.push_back(std::move(element));
  }
  return text;
}

std::vector<TableCommand> table_commands(std::string_view statement) {
  const Words words(statement);
  std::vector<TableCommand> all;
  std::size_t i = 0;
  if (!words.is(i++, "alter")) return all;
  if (words.is(i, "foreign")) ++i;
  if (!words.is(i++, "table")) return all;
  if (words.is(i, "if")) i += 2;
  if (words.is(i, "only")) ++i;
  i = words.behind_name(i);
  if (words.at(i) == "*") ++i;
  for (const auto& [first, last] : split_at_commas(words, i, words.size())) {
    TableCommand command;
    std::size_t k = first + 1;
    if (words.is(first, "add")) {
      command.kind = TableCommand::Kind::add;
      const bool column = words.is(k, "column");
      if (column) ++k;
      if (words.is(k, "if")) k += 3;
      command.element = read_element(words, k, last);
      if (column) read_column(words, k, last, command.element);
    } else if (words.is(first, "alter") && words.is(k, "constraint")) {
      command.kind = TableCommand::Kind::alter_constraint;
      command.column = words.name(k + 1);
    } else if (words.is(first, "alter")) {
      if (words.is(k, "column")) ++k;
      command.column = words.name(k++);
      if (words.is(k, "set") && words.is(k + 1, "default")) {
        command.kind = TableCommand::Kind::set_default;
        command.text = std::string(words.from_to(k + 2, last));
      } else if (words.is(k, "type") || (words.is(k, "set") && words.is(k + 1, "data"))) {
        command.kind = TableCommand::Kind::set_type;
        const std::size_t begin = k + (words.is(k, "type") ? 1 : 3);
        std::size_t end = begin;
        while (end < last && !words.is(end, "using")) ++end;
        command.text = std::string(words.from_to(begin, end));
      }
    }
    all.push_back(std::move(command));
  }
  return all;
}

}  // namespace shale
