#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"

namespace shale::rules_::in_missing_primary_key {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Object* table : scene.made("table")) {
    const bool has = std::ranges::any_of(
        scene.after.of(*find_kind("constraint")), [&](const Object& constraint) {
          return constraint.parent == table && attribute_text(constraint, "type") == "p";
        });
    const bool is_child = std::ranges::any_of(scene.after.of(*find_kind("inheritance")),
                                              [&](const Object& o) { return o.parent == table; });
    if (!has && !is_child)
      found.object(*table, Certainty::proven, fmt::format("{} has no primary key", bare(*table)),
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
