#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_write_without_where {
namespace {

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  const bool update = tree.kind() == "UpdateStmt";
  if ((!update && tree.kind() != "DeleteStmt") || tree.node("where_clause")) return;
  const Object* table = scene.table_before(tree.node("relation").text("relname"));
  if (table == nullptr) return;
  Findings here = found;
  scene.weigh(*table, here);
  here.at(s, "", Certainty::proven,
          fmt::format("all rows of {} are {}, in one transaction{}", bare(*table),
                      update ? "written anew" : "deleted", scene.size_of(*table)),
          update ? "say which rows; many of them in batches, outside of the migration"
                 : "say which rows");
}

}  // namespace

extern const Rule write_without_where;
constinit const Rule write_without_where = checked({
    .id = "write-without-where",
    .summary = "UPDATE or DELETE of all rows of a table that was there",
    .why = "All rows are locked until the transaction ends, the table doubles in size, and a slip "
           "is not "
           "taken back by any down.",
    .instead = "Say which rows are meant, and change many of them in batches.",
    .topic = Topic::data,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);",
    .bad = "UPDATE orders SET total = 0;",
    .good = "UPDATE orders SET total = 0 WHERE total IS NULL;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_write_without_where
