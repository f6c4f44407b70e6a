#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_ {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right != nullptr || c.left->kind->name != "column") continue;
    const Object& column = *c.left;
    if (scene.name_now(column) != nullptr) continue;  // renamed, or its table is
    if (column.parent == nullptr || scene.name_now(*column.parent) == nullptr) continue;
    scene.at_end_of(
        column, found, Certainty::proven,
        fmt::format("{}.{} is dropped: what still reads it fails at once, and its values are gone",
                    bare(*column.parent), bare(column)),
        "release what does not read it first; drop it in a later migration");
  }
}

}  // namespace

extern const Rule dropped_column;
constinit const Rule dropped_column = checked({
    .id = "dropped-column",
    .summary = "a column is dropped",
    .why = "Programs that run while the migration is applied still read and write it, and fail at "
           "once. Its "
           "values are gone, whatever the down says.",
    .instead = "First release programs that do not use it, then drop it in a later migration.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, note text);",
    .bad = "ALTER TABLE orders DROP COLUMN note;",
    .good = "ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';",
    .judge = judge,
});

}  // namespace shale::rules_
