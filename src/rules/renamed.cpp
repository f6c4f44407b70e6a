#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_renamed {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || (c.right != nullptr && !is_another(c))) continue;
    const std::string_view kind = c.left->kind->name;
    if (kind != "table" && kind != "column" && kind != "view" && kind != "function" &&
        kind != "enum" && kind != "composite type" && kind != "domain")
      continue;
    const Object* now = scene.name_now(*c.left);
    if (now == nullptr || now->name == c.left->name) continue;  // its table is renamed
    scene.at_end_of(
        *c.left, found, Certainty::proven,
        fmt::format("{} {} is called {} now: what says the old name fails at once", kind,
                    c.left->key, now->name),
        kind == "table"
            ? fmt::format("CREATE VIEW {} AS SELECT * FROM {};\n-- until nobody uses it any more",
                          c.left->key, now->key)
            : "make the new one beside it, keep both in step, drop the old one later");
  }
}

}  // namespace

extern const Rule renamed;
constinit const Rule renamed = checked({
    .id = "renamed",
    .summary = "a table, column, type, view or function gets another name",
    .why = "Programs that run while the migration is applied know the old name only.",
    .instead = "Keep the old name as a view, or a second column kept in step by a trigger, until "
               "all programs "
               "use the new one.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, note text);",
    .bad = "ALTER TABLE orders RENAME COLUMN note TO remark;",
    .good = "ALTER TABLE orders ADD COLUMN remark text;",
    .judge = judge,
});

}  // namespace shale::rules_::in_renamed
