#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"
#include "sql/lexer.h"

namespace shale::rules_::in_check_beyond_column {
namespace {

std::size_t length_of(Text type) {
  std::size_t length = 0;
  const std::size_t open = type.find('(');
  if (!type.starts_with("character") || open == type.npos) return 0;
  std::from_chars(type.data() + open + 1, type.data() + type.size(), length);
  return length;
}

// Does the check name this column?
bool names(std::string_view definition, std::string_view column) {
  Lexer lexer(definition);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if (lexer.text_of(t) == column) return true;
  return false;
}

std::string longest_literal(std::string_view definition) {
  std::string longest;
  Lexer lexer(definition);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if (const std::string_view said = lexer.text_of(t);
        t.kind == TokenKind::string && said.size() > 2 && said.size() - 2 > longest.size())
      longest = said.substr(1, said.size() - 2);
  return longest;
}

void judge(const Scene& scene, Findings& found) {
  for (const Object* check : scene.made("constraint")) {
    if (attribute_text(*check, "type") != "c" || check->parent == nullptr) continue;
    const Text definition = attribute_text(*check, "definition");
    const std::string longest = longest_literal(definition);
    for (const Object& column : scene.after.of(*find_kind("column"))) {
      if (column.parent != check->parent || !names(definition, column.name)) continue;
      const std::size_t length = length_of(type_of(column));
      if (length == 0 || utf8_length(longest) <= length) continue;
      found.object(
          *check, Certainty::proven,
          fmt::format("it allows '{}', which has {} characters, and {}.{} holds {}", longest,
                      utf8_length(longest), bare(*column.parent), bare(column), length),
          fmt::format("ALTER TABLE {} ALTER COLUMN {} TYPE varchar({});", column.parent->key,
                      column.name, utf8_length(longest)));
    }
  }
}

}  // namespace

extern const Rule check_beyond_column;
constinit const Rule check_beyond_column = checked({
    .id = "check-beyond-column",
    .summary = "a CHECK that allows a value longer than its column",
    .why = "The value is allowed and can't be stored: the first row that has it fails.",
    .instead = "Make the column long enough.",
    .topic = Topic::design,
    .severity = Severity::error,
    .bad = "CREATE TABLE orders (id int PRIMARY KEY, state varchar(5) CHECK (state IN ('new', "
           "'delivered')));",
    .good = "CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) CHECK (state IN ('new', "
            "'delivered')));",
    .judge = judge,
});

}  // namespace shale::rules_::in_check_beyond_column
