#include <fmt/format.h>

#include "base/text.h"
#include "kinds/text.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sketch/types.h"

namespace shale::rules_::in_drop_index_under_lock {
namespace {

// The server takes one index at a time, and no CASCADE.
std::string without_lock(const SceneStatement& s, const TreeNode& tree) {
  const std::vector<TreeNode> objects = tree.nodes("objects");
  const bool cascades = tree.word("behavior") == "DROP_CASCADE";
  if (objects.size() == 1 && !cascades) return with_concurrently(s.text) + ";";
  std::vector<std::string> each;
  for (const TreeNode& object : objects)
    each.push_back(fmt::format("DROP INDEX CONCURRENTLY {}{};",
                               tree.flag("missing_ok") ? "IF EXISTS " : "",
                               printed_name(name_parts(object))));
  return join(each, " ");
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "DropStmt" || tree.word("remove_type") != "OBJECT_INDEX" ||
      tree.flag("concurrent"))
    return;
  for (const LockTaken& lock : s.trace.locks) {
    if (lock.object->kind->name != "table" || lock.mode < LockMode::access_exclusive) continue;
    Findings here = found;
    scene.weigh(*lock.object, here);
    here.at(s, "", Certainty::proven,
            fmt::format("{} is closed for a moment: reads and writes wait behind it, and it waits "
                        "behind whoever reads",
                        bare(*lock.object)),
            is_partitioned(*lock.object) ? "" : without_lock(s, tree));
    return;
  }
}

}  // namespace

extern const Rule drop_index_under_lock;
constinit const Rule drop_index_under_lock = checked({
    .id = "drop-index-under-lock",
    .summary = "an index dropped while its table is closed",
    .why = "DROP INDEX takes ACCESS EXCLUSIVE on the table. It is short, but it waits for each "
           "query that runs, and all that come later wait behind it.",
    .instead = "DROP INDEX CONCURRENTLY, which waits without a lock that others mind.",
    .topic = Topic::locks,
    .severity = Severity::note,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer int);\n"
             "CREATE INDEX orders_customer ON orders (customer);",
    .bad = "DROP INDEX orders_customer;",
    .good = "DROP INDEX CONCURRENTLY orders_customer;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_drop_index_under_lock
