#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/inherited.h"
#include "review/rule.h"

namespace shale::rules_::in_name_against_habit {
namespace {

enum class Style { none, snake, camel };

// A name of one small word says nothing of a style.
Style style_of(std::string_view name) {
  const bool has_upper = std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool has_line = name.substr(1).find('_') != name.npos;
  if (has_upper && !has_line) return Style::camel;
  return has_line && !has_upper ? Style::snake : Style::none;
}

// What nearly all do; none, if they do not agree.
Style habit(const std::vector<const Object*>& objects) {
  std::size_t snake = 0, camel = 0;
  for (const Object* object : objects) {
    snake += style_of(bare(*object)) == Style::snake ? 1 : 0;
    camel += style_of(bare(*object)) == Style::camel ? 1 : 0;
  }
  constexpr std::size_t enough = 3;
  if (snake >= enough && snake >= 9 * camel) return Style::snake;
  if (camel >= enough && camel >= 9 * snake) return Style::camel;
  return Style::none;
}

std::vector<const Object*> columns_of(const Catalog& catalog, const Object* table) {
  std::vector<const Object*> all;
  for (const Object& column : catalog.of(*find_kind("column")))
    if (table == nullptr || (column.parent != nullptr && column.parent->key == table->key))
      all.push_back(&column);
  return all;
}

void judge(const Scene& scene, Findings& found) {
  const Style everywhere = habit(columns_of(scene.before, nullptr));
  for (const Object* column : scene.made("column")) {
    if (column->parent == nullptr || inherited_from(scene.after, *column) != nullptr) continue;
    const Style here = habit(columns_of(scene.before, column->parent));
    const Style wanted = here == Style::none ? everywhere : here;
    const Style is = style_of(bare(*column));
    if (wanted == Style::none || is == Style::none || is == wanted) continue;
    found.object(
        *column, Certainty::proven,
        fmt::format("{}.{} is written {}; the columns of {} are written {}", bare(*column->parent),
                    bare(*column), is == Style::snake ? "with_lines" : "inHumps",
                    here == Style::none ? "this schema" : bare(*column->parent),
                    wanted == Style::snake ? "with_lines" : "inHumps"));
  }
}

}  // namespace

extern const Rule name_against_habit;
constinit const Rule name_against_habit = checked({
    .id = "name-against-habit",
    .summary = "a column whose name is not written as its neighbours' are",
    .why = "Who has to look up how each name is written makes mistakes. The habit is the table's "
           "own, else the "
           "schema's; where these do not agree nothing is said.",
    .instead = "Write it as the others are written.",
    .topic = Topic::design,
    .severity = Severity::note,
    .given =
        "CREATE TABLE orders (id int PRIMARY KEY, created_at date, paid_at date, sent_at date);",
    .bad = "ALTER TABLE orders ADD COLUMN \"deliveredAt\" date;",
    .good = "ALTER TABLE orders ADD COLUMN delivered_at date;",
    .judge = judge,
});

}  // namespace shale::rules_::in_name_against_habit
