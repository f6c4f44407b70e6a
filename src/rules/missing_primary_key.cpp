#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_missing_primary_key {
namespace {

// A unique constraint, or index over all rows; "": there is none.
std::string unique_of(const Scene& scene, const Object& table) {
  for (const Object& constraint : scene.after.of(*find_kind("constraint")))
    if (constraint.parent == &table && attribute_text(constraint, "type") == "u")
      return bare(constraint);
  for (const Object& index : scene.after.of(*find_kind("index"))) {
    const Text definition = attribute_text(index, "definition");
    if (index.parent == &table && definition.starts_with("CREATE UNIQUE") &&
        !contains(definition, " WHERE "))
      return bare(index);
  }
  return "";
}

void judge(const Scene& scene, Findings& found) {
  for (const Object* table : scene.made("table")) {
    const bool has = std::ranges::any_of(
        scene.after.of(*find_kind("constraint")), [&](const Object& constraint) {
          return constraint.parent == table && attribute_text(constraint, "type") == "p";
        });
    if (has || is_child(scene.after, *table)) continue;
    const std::string unique = unique_of(scene, *table);
    Findings here = found;
    if (!unique.empty()) here.milder(Severity::note);
    here.object(*table, Certainty::proven,
                unique.empty()
                    ? fmt::format("{} has no primary key", bare(*table))
                    : fmt::format("{} has no primary key; {} tells its rows apart, if they have a "
                                  "value there",
                                  bare(*table), unique),
                "name the columns that tell its rows apart: PRIMARY KEY (…)");
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
