#include "squash/name_changes.h"

#include <algorithm>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale {
namespace {

struct Replacement {
  std::size_t begin = 0, end = 0;
  std::string text{};
};

// Where the last part of a name in a string stands: 'public."Orders_id_seq"'.
std::size_t last_part(std::string_view name) {
  if (name.ends_with('"')) return name.substr(0, name.size() - 1).rfind('"');
  const std::size_t dot = name.rfind('.');
  return dot == name.npos ? 0 : dot + 1;
}

// A string that names a relation, as nextval takes it.
void find_in_string(std::string_view said, const NameChange& change, const Token& token,
                    std::vector<Replacement>& places) {
  if (said.size() < 2 || !said.starts_with('\'')) return;
  const std::string_view name = said.substr(1, said.size() - 2);
  const std::size_t part = last_part(name);
  if (part == name.npos || meant_name(name.substr(part)) != change.from) return;
  places.push_back({token.begin + 1 + part, token.end - 1, quote_name(change.to)});
}

void put(std::string& text, const std::vector<Replacement>& places) {
  for (std::size_t i = places.size(); i-- > 0;)
    text.replace(places[i].begin, places[i].end - places[i].begin, places[i].text);
}

// What stands in front of a column in an expression or a list, and not of a type, an alias, a table
// or the rest of a keyword.
bool may_precede_column(const Token& token, std::string_view said) {
  if (token.kind == TokenKind::end || token.kind == TokenKind::open ||
      token.kind == TokenKind::comma || token.kind == TokenKind::semicolon || said == "." ||
      said == "[")
    return true;
  if (token.kind == TokenKind::operation) return said != "::";
  if (token.kind != TokenKind::word) return false;
  constexpr std::string_view words[] = {
      "select", "distinct", "all",  "where",     "and",  "or",    "not",   "on",      "by",
      "having", "when",     "then", "else",      "case", "in",    "is",    "between", "like",
      "ilike",  "similar",  "to",   "returning", "set",  "using", "check", "unique",  "add",
      "column", "alter",    "drop", "rename",    "of",   "end",   "any",   "some",    "array"};
  return std::ranges::find(words, lower(said)) != std::end(words);
}

// Finds the places of a column's name, and whose it is there.
class ColumnPlaces {
 public:
  ColumnPlaces(std::string_view text, const NameChange& change,
               const std::vector<std::string>& tables, std::string_view about)
      : lexer_(text), change_(change), tables_(tables), about_(is_table(about)) {
    for (Token t = lexer_.next(); t.kind != TokenKind::end; t = lexer_.next()) tokens_.push_back(t);
    find_aliases();
  }

  std::vector<Replacement> run() {
    std::vector<Replacement> places;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      follow_references(i);
      if (is_name(i) && name(i) == change_.from && is_column(i) && is_ours(i))
        places.push_back({tokens_[i].begin, tokens_[i].end, quote_name(change_.to)});
    }
    return places;
  }

 private:
  std::string_view said(std::size_t i) const {
    return i < tokens_.size() ? lexer_.text_of(tokens_[i]) : std::string_view();
  }
  bool is_name(std::size_t i) const {
    return i < tokens_.size() &&
           (tokens_[i].kind == TokenKind::word || tokens_[i].kind == TokenKind::quoted_name);
  }
  std::string name(std::size_t i) const { return meant_name(said(i)); }
  bool is_table(std::string_view name) const {
    return std::ranges::find(tables_, name) != tables_.end();
  }

  // The names by which the text calls the table.
  void find_aliases() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_name(i) || !is_table(name(i))) continue;
      about_ = true;
      const std::size_t next = is_word(said(i + 1), "as") ? i + 2 : i + 1;
      if (is_name(next)) aliases_.push_back(name(next));
    }
  }

  // The list behind REFERENCES other (…) is of the other table's columns.
  void follow_references(std::size_t i) {
    if (i < others_until_ || !is_word(said(i), "references")) return;
    std::size_t last = i + 1;
    while (said(last + 1) == ".") last += 2;
    if (said(last + 1) != "(" || is_table(name(last))) return;
    for (others_until_ = last + 1; others_until_ < tokens_.size() && said(others_until_) != ")";)
      ++others_until_;
  }

  bool is_column(std::size_t i) const {
    if (said(i + 1) == "(") return false;  // a function, or a type with its length
    if (i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::string)
      return false;  // date '…'
    return may_precede_column(i == 0 ? Token() : tokens_[i - 1], i == 0 ? "" : said(i - 1));
  }

  bool is_ours(std::size_t i) const {
    if (i < others_until_) return false;
    if (i < 2 || said(i - 1) != ".") return about_;
    const std::string of = name(i - 2);
    constexpr std::string_view rows[] = {"new", "old", "excluded"};
    return is_table(of) || std::ranges::find(aliases_, of) != aliases_.end() ||
           (about_ && std::ranges::find(rows, of) != std::end(rows));
  }

  Lexer lexer_;
  const NameChange& change_;
  const std::vector<std::string>& tables_;
  std::vector<Token> tokens_;
  std::vector<std::string> aliases_;
  std::size_t others_until_ = 0;
  bool about_;  // is the text about the table?
};

}  // namespace

void follow_name(std::string& text, const NameChange& change,
                 const std::vector<std::string>& tables, std::string_view about) {
  if (change.space == "column") return put(text, ColumnPlaces(text, change, tables, about).run());
  std::vector<Replacement> places;
  std::string_view before, last;  // the two words in front
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const std::string_view said = lexer.text_of(t);
    if (t.kind == TokenKind::word || t.kind == TokenKind::quoted_name) {
      const bool of_keyword = is_word(last, "primary") || is_word(last, "foreign");
      if (meant_name(said) == change.from && !of_keyword)
        places.push_back({t.begin, t.end, quote_name(change.to)});
    } else if (t.kind == TokenKind::string && change.space == "relation" && last == "(" &&
               is_word(before, "nextval")) {
      find_in_string(said, change, t, places);
    }
    before = last;
    last = said;
  }
  put(text, places);
}

void follow_label(std::string& text, const NameChange& change) {
  const std::string from = quote_literal(change.from);
  if (text == from || text.starts_with(from + "::"))
    text.replace(0, from.size(), quote_literal(change.to));
}

}  // namespace shale
