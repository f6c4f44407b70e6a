#include <algorithm>

#include <fmt/format.h>

#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_unlogged_table {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.right == nullptr || c.right->kind->name != "table" ||
        attribute_text(*c.right, "persistence") != "u")
      continue;
    if (c.left != nullptr && attribute_text(*c.left, "persistence") == "u") continue;
    found.object(*c.right, Certainty::proven,
                 fmt::format("{} is UNLOGGED: after a crash of the server it is empty, and no "
                             "standby has its rows",
                             bare(*c.right)),
                 "leave UNLOGGED out, unless its rows may go at any time");
  }
}

}  // namespace

extern const Rule unlogged_table;
constinit const Rule unlogged_table = checked({
    .id = "unlogged-table",
    .summary = "a table that a crash empties",
    .why = "What is UNLOGGED is not written to the log: a server that did not stop in good order "
           "empties it when it starts, and replicas never have its rows.",
    .instead = "An ordinary table, unless it holds a cache or a queue that may be lost.",
    .topic = Topic::data,
    .severity = Severity::note,
    .of_text = true,
    .bad = "CREATE UNLOGGED TABLE orders (id int PRIMARY KEY);",
    .good = "CREATE TABLE orders (id int PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_unlogged_table
