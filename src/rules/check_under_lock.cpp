#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/precedents.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_check_under_lock {
namespace {

// Does the look at the rows only find out that there is none? ADD COLUMN … NOT NULL without a
// default fails at the first: not-null-without-default says it.
bool fails_at_any_row(const TreeNode& tree) {
  const std::vector<TreeNode> commands = tree.nodes("cmds");
  const auto adds_not_null = [](const TreeNode& command) {
    const TreeNode column = command.node("def");
    return command.word("subtype") == "AT_AddColumn" && has_constraint(column, "CONSTR_NOTNULL") &&
           !has_constraint(column, "CONSTR_DEFAULT");
  };
  return std::ranges::any_of(commands, adds_not_null);
}

// SET NOT NULL of all columns of a statement, by checks that are validated first.
std::string by_checks(const std::vector<std::string_view>& columns, const std::string& table) {
  std::vector<std::string> add, validate, set, drop;
  for (std::string_view column : columns) {
    const std::string check = quote_name(std::string(column) + "_not_null"),
                      name = quote_name(column);
    add.push_back(fmt::format("ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", check, name));
    validate.push_back("VALIDATE CONSTRAINT " + check);
    set.push_back(fmt::format("ALTER COLUMN {} SET NOT NULL", name));
    drop.push_back("DROP CONSTRAINT " + check);
  }
  return fmt::format(
      "ALTER TABLE {0} {1};\n-- in a migration behind it:\nALTER TABLE {0} {2};\n"
      "ALTER TABLE {0} {3};\nALTER TABLE {0} {4};",
      table, join(add, ", "), join(validate, ", "), join(set, ", "), join(drop, ", "));
}

// The columns that a new primary key sets NOT NULL, of those that the table had before.
std::vector<std::string> columns_of_key(const Scene& scene, const TreeNode& tree,
                                        const Object& table) {
  std::vector<std::string> columns;
  for (const TreeNode& command : tree.nodes("cmds")) {
    const TreeNode key = command.node("def");
    if (command.word("subtype") != "AT_AddConstraint" || key.word("contype") != "CONSTR_PRIMARY")
      continue;
    for (std::string& name : name_parts(key.nodes("keys"))) {
      const Object* before = column_of(scene.before, table, quote_name(name));
      if (before != nullptr && attribute_text(*before, "not null") != "t")
        columns.push_back(std::move(name));
    }
  }
  return columns;
}

// The statement itself if it does nothing else, without and then with the look at the rows.
std::string instead_of(const SceneStatement& s, const TreeNode& tree, const Object& table,
                       const std::vector<std::string>& of_key) {
  const std::vector<TreeNode> commands = tree.nodes("cmds");
  if (!of_key.empty())
    return "before it, in migrations of their own:\n" +
           by_checks({of_key.begin(), of_key.end()}, without_public(table.key));
  std::vector<std::string_view> not_null;
  for (const TreeNode& command : commands)
    if (command.word("subtype") == "AT_SetNotNull") not_null.push_back(command.text("name"));
  if (!not_null.empty()) return by_checks(not_null, without_public(table.key));
  for (const TreeNode& command : commands) {
    const std::string_view sort = command.word("subtype");
    if (sort == "AT_AddColumn" && has_constraint(command.node("def"), "CONSTR_CHECK"))
      return fmt::format(
          "add {1} without its check; then\n"
          "ALTER TABLE {0} ADD CONSTRAINT … CHECK (…) NOT VALID;\n-- in a migration behind it:\n"
          "ALTER TABLE {0} VALIDATE CONSTRAINT …;",
          without_public(table.key), command.node("def").text("colname"));
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

// " for NOT NULL of a and b", " for check c"; "": it can't be told.
std::string reason_of(const TreeNode& tree, const std::vector<std::string>& of_key) {
  std::vector<std::string> columns;
  if (!of_key.empty())
    return fmt::format(" for NOT NULL of {}, which its primary key needs,", listed(of_key, 4));
  for (const TreeNode& command : tree.nodes("cmds")) {
    const std::string_view sort = command.word("subtype");
    if (sort == "AT_SetNotNull") columns.emplace_back(command.text("name"));
    if (sort == "AT_AddConstraint" && command.node("def").word("contype") == "CONSTR_CHECK") {
      const std::string_view name = command.node("def").text("conname");
      return name.empty() ? " for its check" : fmt::format(" for check {}", name);
    }
  }
  return columns.empty() ? "" : " for NOT NULL of " + listed(columns, 4);
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
    const Object* read = work.kind == Work::Kind::scan ? scene.table_before(work.table) : nullptr;
    if (read == nullptr || fails_at_any_row(tree)) continue;
    if (scene.is_emptied_before(s, *read)) continue;
    const Object* table = &spoken_of(scene, s, *read);
    // VALIDATE CONSTRAINT reads it too, and lets others read and write.
    if (scene.held_at(s, *table) < LockMode::access_exclusive) continue;
    Findings here = found;
    scene.weigh(*read, here);
    const std::vector<std::string> of_key = columns_of_key(scene, tree, *read);
    here.at(s, "", Certainty::proven,
            fmt::format("{} is read through{} while nobody else can read it{}", bare(*table),
                        reason_of(tree, of_key), scene.wait_of(*read, Work::Kind::scan)),
            instead_of(s, tree, *table, of_key));
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
