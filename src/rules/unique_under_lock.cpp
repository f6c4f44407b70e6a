#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_unique_under_lock {
namespace {

std::string_view deferral_of(const TreeNode& constraint) {
  if (!constraint.flag("deferrable")) return "";
  return constraint.flag("initdeferred") ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

// The key that the server calls so: by its name, or as the only one that the statement adds.
TreeNode key_called(const TreeNode& tree, const std::string& name) {
  TreeNode only;
  std::size_t count = 0;
  for (const TreeNode& command : tree.nodes("cmds")) {
    const TreeNode constraint = command.node("def");
    if (command.word("subtype") != "AT_AddConstraint" || constraint.nodes("keys").empty()) continue;
    if (constraint.text("conname") == name) return constraint;
    only = constraint;
    ++count;
  }
  return count == 1 ? only : TreeNode();
}

// ADD CONSTRAINT … UNIQUE (…) alone: the index is built first, and then it is the constraint's.
Remedy remedy_for(const Scene& scene, const SceneStatement& s, const TreeNode& tree,
                  const Object& table) {
  const std::vector<TreeNode> commands = tree.nodes("cmds");
  if (commands.size() != 1 || commands[0].word("subtype") != "AT_AddConstraint") return {};
  const TreeNode constraint = commands[0].node("def");
  const std::string_view name = constraint.text("conname");
  std::vector<std::string> columns;
  for (const TreeNode& key : constraint.nodes("keys"))
    columns.push_back(quote_name(key.text("sval")));
  if (constraint.word("contype") != "CONSTR_UNIQUE" || name.empty() || columns.empty() ||
      constraint.flag("nulls_not_distinct") || !constraint.nodes("including").empty())
    return {};
  const std::string on = without_public(table.key), index = quote_name(name);
  return {.edits = {without(scene, s)},
          .behind = {fmt::format("CREATE UNIQUE INDEX CONCURRENTLY {} ON {} ({});", index, on,
                                 join(columns, ", ")),
                     fmt::format("ALTER TABLE {0} ADD CONSTRAINT {1} UNIQUE USING INDEX {1}{2};",
                                 on, index, deferral_of(constraint))}};
}

// The index first; a name that is taken can't be its.
std::string instead_of(const Scene& scene, const TreeNode& tree, const Object& table,
                       const std::string& name) {
  const TreeNode constraint = key_called(tree, name);
  std::vector<std::string> keys;
  for (const TreeNode& key : constraint.nodes("keys")) keys.push_back(quote_name(key.text("sval")));
  const bool primary = constraint.word("contype") == "CONSTR_PRIMARY";
  const bool taken =
      std::ranges::any_of(scene.before.of(*find_kind("constraint")),
                          [&](const Object& o) { return o.parent == &table && bare(o) == name; });
  return fmt::format(
      "CREATE UNIQUE INDEX CONCURRENTLY {0} ON {1} ({2});\n"
      "ALTER TABLE {1} ADD CONSTRAINT {0} {3} USING INDEX {0}{4};",
      quote_name(taken ? name + "_new" : name), table.key,
      keys.empty() ? std::string("…") : join(keys, ", "), primary ? "PRIMARY KEY" : "UNIQUE",
      deferral_of(constraint));
}

void say_built_anew(const Scene& scene, const SceneStatement& s, const Object& table,
                    const std::vector<std::string>& indexes, Findings& found) {
  Findings here = found;
  scene.weigh(table, here);
  here.at_last(s, indexes[0], Certainty::proven,
               fmt::format("{} {} built anew while nobody can read {}{}",
                           (indexes.size() == 1 ? "index " : "indexes ") + listed(indexes, 4),
                           indexes.size() == 1 ? "is" : "are", bare(table),
                           scene.wait_of(table, Work::Kind::index)),
               "make a new column or index beside it, and swap them");
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "AlterTableStmt") return;
  for (const Work& work : s.trace.work)
    if (work.kind == Work::Kind::rewrite) return;  // table-rewrite says it
  std::map<const Object*, std::vector<std::string>> anew;
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::index ? scene.table_before(work.table) : nullptr;
    if (table == nullptr || scene.is_emptied_before(s, *table)) continue;
    if (scene.before.find("index", fmt::format("{}.{}", table->schema->key, work.name)) !=
        nullptr) {
      anew[table].push_back(work.name);
      continue;
    }
    Findings here = found;
    scene.weigh(*table, here);
    here.at_last(s, work.name, Certainty::proven,
                 fmt::format("nobody can read {} until the index of {} is built{}", bare(*table),
                             work.name, scene.wait_of(*table, Work::Kind::index)),
                 instead_of(scene, tree, *table, work.name));
    here.remedy() = remedy_for(scene, s, tree, *table);
  }
  for (const auto& [table, indexes] : anew) say_built_anew(scene, s, *table, indexes, found);
}

}  // namespace

extern const Rule unique_under_lock;
constinit const Rule unique_under_lock = checked({
    .id = "unique-under-lock",
    .summary = "the index of a key built while its table is closed",
    .why = "ADD UNIQUE, ADD PRIMARY KEY and some changes of a type build an index under ACCESS "
           "EXCLUSIVE: "
           "reads and writes wait until it is built.",
    .instead = "Build the index CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code text);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE (code);",
    .good = "CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);\n"
            "ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE USING INDEX orders_code;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_unique_under_lock
