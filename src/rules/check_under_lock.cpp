#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_ {
namespace {

// The statement itself if it does nothing else, without and then with the look at the rows.
std::string instead_of(const SceneStatement& s, const TreeNode& tree, const Object& table) {
  const std::vector<TreeNode> commands = tree.nodes("cmds");
  for (const TreeNode& command : commands) {
    const std::string_view sort = command.word("subtype");
    if (sort == "AT_SetNotNull")
      return fmt::format(
          "ALTER TABLE {0} ADD CONSTRAINT {1}_not_null CHECK ({2} IS NOT NULL) NOT VALID;\n"
          "-- in a migration behind it:\n"
          "ALTER TABLE {0} VALIDATE CONSTRAINT {1}_not_null;\n"
          "ALTER TABLE {0} ALTER COLUMN {2} SET NOT NULL;\n"
          "ALTER TABLE {0} DROP CONSTRAINT {1}_not_null;",
          without_public(table.key), command.text("name"), quote_name(command.text("name")));
    if (sort == "AT_AddConstraint") {
      const std::string_view name = command.node("def").text("conname");
      return fmt::format(
          "{};\n-- in a migration behind it:\nALTER TABLE {} VALIDATE CONSTRAINT {};",
          commands.size() == 1 ? std::string(s.text) + " NOT VALID"
                               : "ALTER TABLE … ADD CONSTRAINT … NOT VALID",
          without_public(table.key), name.empty() ? "…" : quote_name(name));
    }
  }
  return "";
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  for (const Work& work : s.trace.work)
    if (work.kind == Work::Kind::rewrite) return;  // table-rewrite says it
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::scan ? scene.table_before(work.table) : nullptr;
    if (table == nullptr) continue;
    // VALIDATE CONSTRAINT reads it too, and lets others read and write.
    if (scene.held_at(s, *table) < LockMode::access_exclusive) continue;
    Findings here = found;
    scene.weigh(*table, here);
    here.at(s, "", Certainty::proven,
            fmt::format("{} is read through while nobody else can read it{}", bare(*table),
                        scene.size_of(*table)),
            instead_of(s, tree, *table));
    return;
  }
}

}  // namespace

extern const Rule check_under_lock;
constinit const Rule check_under_lock = checked({
    .id = "check-under-lock",
    .summary = "rows checked while their table is closed",
    .why = "A CHECK, a NOT NULL or a partition's bound is held against all rows under ACCESS "
           "EXCLUSIVE: reads "
           "and writes wait. Where the server can prove it without looking, nothing is reported.",
    .instead = "Add the constraint NOT VALID, and validate it in a migration of its own: that lets "
               "others read "
               "and write.",
    .topic = Topic::locks,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0);",
    .good = "ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;",
    .judge_statement = judge,
});

}  // namespace shale::rules_
