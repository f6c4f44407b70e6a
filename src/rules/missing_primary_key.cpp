#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "diff/keys.h"
#include "kinds/text.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_missing_primary_key {
namespace {

// A unique constraint, or index over all rows; null: there is none.
const Object* unique_of(const Scene& scene, const Object& table) {
  for (const Object& constraint : scene.after.of(*find_kind("constraint")))
    if (constraint.parent == &table && attribute_text(constraint, "type") == "u")
      return &constraint;
  for (const Object& index : scene.after.of(*find_kind("index"))) {
    const Text definition = attribute_text(index, "definition");
    if (index.parent == &table && definition.starts_with("CREATE UNIQUE") &&
        !contains(definition, " WHERE "))
      return &index;
  }
  return nullptr;
}

// "(a, b)", if these are columns that all have a value in every row.
std::string key_of(const Scene& scene, const Object& table, const Object& unique) {
  const Text columns = key_columns(unique);
  const std::vector<std::string> names = columns_in(columns);
  const bool always = std::ranges::all_of(names, [&](const std::string& name) {
    const Object* column = column_of(scene.after, table, name);
    return column != nullptr && attribute_text(*column, "not null") == "t";
  });
  return names.empty() || !always || !columns.ends_with(')') ? "" : std::string(columns);
}

void say(const Scene& scene, const Object& table, const Object& unique, Findings& found) {
  const std::string key = key_of(scene, table, unique);
  const std::string told =
      fmt::format("{} has no primary key; {} tells its rows apart", bare(table), bare(unique));
  if (key.empty())
    found.object(table, Certainty::proven, told + ", if they have a value there",
                 "name the columns that tell its rows apart: PRIMARY KEY (…)");
  else
    found.object(table, Certainty::proven, told,
                 fmt::format("make it the primary key: PRIMARY KEY {}", key));
}

void judge(const Scene& scene, Findings& found) {
  for (const Object* table : scene.made("table")) {
    const bool has = std::ranges::any_of(
        scene.after.of(*find_kind("constraint")), [&](const Object& constraint) {
          return constraint.parent == table && attribute_text(constraint, "type") == "p";
        });
    if (has || is_child(scene.after, *table)) continue;
    const Object* unique = unique_of(scene, *table);
    if (unique == nullptr) {
      found.object(*table, Certainty::proven, fmt::format("{} has no primary key", bare(*table)),
                   "name the columns that tell its rows apart: PRIMARY KEY (…)");
      continue;
    }
    Findings here = found;
    here.milder(Severity::note);
    say(scene, *table, *unique, here);
  }
}

}  // namespace

extern const Rule missing_primary_key;
constinit const Rule missing_primary_key = checked({
    .id = "missing-primary-key",
    .summary = "a new table without a primary key",
    .why = "Rows that nothing tells apart can't be corrected one by one, and a table without a key "
           "can't be "
           "replicated: under a publication each UPDATE and DELETE fails.",
    .instead = "Say what tells its rows apart.",
    .topic = Topic::design,
    .of_text = true,
    .bad = "CREATE TABLE orders (id int);",
    .good = "CREATE TABLE orders (id int PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_missing_primary_key
