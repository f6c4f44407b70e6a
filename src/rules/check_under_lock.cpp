#include <fmt/format.h>

#include "base/text.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_check_under_lock {
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
      const std::string_view name = command.node("def").text("conname"),
                             contype = command.node("def").word("contype");
      if (contype != "CONSTR_CHECK" && contype != "CONSTR_FOREIGN") continue;
      return fmt::format(
          "{};\n-- in a migration behind it:\nALTER TABLE {} VALIDATE CONSTRAINT {};",
          commands.size() == 1 ? std::string(s.text) + " NOT VALID"
                               : "ALTER TABLE … ADD CONSTRAINT … NOT VALID",
          without_public(table.key), name.empty() ? "…" : quote_name(name));
    }
  }
  return "";
}

// Only for a statement that does nothing else.
Remedy remedy_for(const Scene& scene, const SceneStatement& s, const TreeNode& tree,
                  const Object& table) {
  const std::vector<TreeNode> commands = tree.nodes("cmds");
  if (tree.kind() != "AlterTableStmt" || commands.size() != 1) return {};
  const std::string name = without_public(table.key);
  const std::string_view sort = commands[0].word("subtype");
  if (sort == "AT_AddConstraint") {
    const std::string_view constraint = commands[0].node("def").text("conname");
    if (constraint.empty()) return {};
    return {.edits = {with_ending(scene, s, " NOT VALID")},
            .behind = {fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};", name,
                                   quote_name(constraint))}};
  }
  if (sort != "AT_SetNotNull") return {};
  const std::string column = quote_name(commands[0].text("name"));
  const std::string check = quote_name(std::string(commands[0].text("name")) + "_not_null");
  return {.edits = {in_place_of(
              scene, s,
              fmt::format("ALTER TABLE {} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", name,
                          check, column))},
          .behind = {fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};", name, check),
                     fmt::format("ALTER TABLE {} ALTER COLUMN {} SET NOT NULL;", name, column),
                     fmt::format("ALTER TABLE {} DROP CONSTRAINT {};", name, check)}};
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
    here.remedy() = remedy_for(scene, s, tree, *table);
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
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0);",
    .good = "ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_check_under_lock
