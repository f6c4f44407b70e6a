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

}  // namespace

void follow_name(std::string& text, const NameChange& change,
                 const std::vector<std::string>& tables, std::string_view about) {
  bool about_table = tables.empty() || std::ranges::find(tables, about) != tables.end();
  std::vector<Replacement> places;
  std::string_view before, last;  // the two words in front
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const std::string_view said = lexer.text_of(t);
    if (t.kind == TokenKind::word || t.kind == TokenKind::quoted_name) {
      const std::string name = meant_name(said);
      if (name == change.from) places.push_back({t.begin, t.end, quote_name(change.to)});
      if (!about_table) about_table = std::ranges::find(tables, name) != tables.end();
    } else if (t.kind == TokenKind::string && change.space == "relation" && last == "(" &&
               is_word(before, "nextval")) {
      find_in_string(said, change, t, places);
    }
    before = last;
    last = said;
  }
  if (about_table) put(text, places);
}

void follow_label(std::string& text, const NameChange& change) {
  const std::string from = quote_literal(change.from);
  if (text == from || text.starts_with(from + "::"))
    text.replace(0, from.size(), quote_literal(change.to));
}

}  // namespace shale
