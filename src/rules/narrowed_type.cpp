#include <fmt/format.h>

#include "review/rule.h"
#include "verify/loss.h"

namespace shale::rules_::in_narrowed_type {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right == nullptr || c.left->kind->name != "column") continue;
    const Text from = type_of(*c.left), to = type_of(*c.right);
    // By the text alone nobody may have said it.
    if (from == to || from.empty() || keeps_values(from, to)) continue;
    found.object(
        *c.right, Certainty::predicted,
        fmt::format(
            "{}.{} becomes {}, which does not hold all that {} holds: rows that do not fit make "
            "it fail or are cut",
            bare(*c.right->parent), bare(*c.right), to, from),
        fmt::format("look first: SELECT count(*) FROM {} WHERE …", c.right->parent->key));
  }
}

}  // namespace

extern const Rule narrowed_type;
constinit const Rule narrowed_type = checked({
    .id = "narrowed-type",
    .summary = "a column's new type does not hold all values of the old one",
    .why = "On the clone there are no rows; on a database that lives one value that does not fit "
           "stops the "
           "migration, or is changed by the cast. Programs that write the old sort of value fail.",
    .instead = "Look for such rows first; or add a column of the new type beside the old one.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code varchar(20));",
    .bad = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(10);",
    .good = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);",
    .judge = judge,
});

}  // namespace shale::rules_::in_narrowed_type
