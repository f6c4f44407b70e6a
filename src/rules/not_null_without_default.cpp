#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_not_null_without_default {
namespace {

bool has_value(const Scene& scene, const Object& column) {
  if (attribute_text(column, "generated") != "" || attribute_text(column, "identity") != "")
    return true;
  return std::ranges::any_of(scene.after.of(*find_kind("default")),
                             [&](const Object& value) { return value.parent == &column; });
}

// ADD COLUMN … DEFAULT, which is dropped again: the rows that are there have it.
bool was_added_with_default(const Scene& scene, const Object& column) {
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& s) {
    return scene.adds_column_with(s, column, "CONSTR_DEFAULT");
  });
}

// Do the rows that are there get a value, before it is set NOT NULL?
bool is_filled(const Scene& scene, const Object& column) {
  return was_added_with_default(scene, column) ||
         (!scene.is_not_null_from_the_start(column) && scene.may_be_filled(column));
}

// Or is there none, by then?
bool is_over_nothing(const Scene& scene, const Object& column) {
  const SceneStatement* maker = scene.maker_of(column);
  return maker != nullptr && scene.is_emptied_before(*maker, *column.parent);
}

void judge(const Scene& scene, Findings& found) {
  for (const Object* column : scene.made("column")) {
    if (column->parent == nullptr || !scene.was_there(*column->parent)) continue;
    if (attribute_text(*column, "not null") != "t" || has_value(scene, *column)) continue;
    if (is_filled(scene, *column) || is_over_nothing(scene, *column)) {
      Findings here = found;
      here.milder(Severity::warning);
      here.object(*column, Certainty::predicted,
                  fmt::format("{} is NOT NULL without a default: programs that do not know of it "
                              "fail when they insert into {}",
                              bare(*column), bare(*column->parent)),
                  "release programs that write it, then set it NOT NULL in a later migration");
      continue;
    }
    found.object(
        *column, Certainty::predicted,
        fmt::format(
            "{0} is NOT NULL without a default: it fails if {1} has a row, and so do programs that "
            "do not know of it",
            bare(*column), bare(*column->parent)),
        "add it with a default, or without NOT NULL; fill it; then set it NOT NULL");
  }
}

}  // namespace

extern const Rule not_null_without_default;
constinit const Rule not_null_without_default = checked({
    .id = "not-null-without-default",
    .summary = "a new column that must have a value and gets none",
    .why = "On an empty clone it runs. On a table with one row the server refuses it, and programs "
           "that insert "
           "without naming the column fail from then on.",
    .instead =
        "Give it a default, or add it without NOT NULL, fill it, and set it NOT NULL behind that.",
    .topic = Topic::data,
    .severity = Severity::error,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "ALTER TABLE orders ADD COLUMN total int NOT NULL;",
    .good = "ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;",
    .judge = judge,
});

}  // namespace shale::rules_::in_not_null_without_default
