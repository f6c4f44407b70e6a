#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/remedies.h"
#include "review/rule.h"

namespace shale::rules_::in_foreign_key_under_lock {
namespace {

// A partition that is attached gets its parent's foreign keys.
const Object* attached(const Scene& scene, const TreeNode& tree) {
  for (const TreeNode& command : tree.nodes("cmds"))
    if (command.word("subtype") == "AT_AttachPartition")
      return scene.table_before(command.node("def").node("name").text("relname"));
  return nullptr;
}

// May a new column have values by then?
bool has_values(const Scene& scene, const SceneStatement& s, const Object& column) {
  if (attribute_text(column, "generated") != "") return true;
  for (const Object& value : scene.after.of(*find_kind("default")))
    if (value.parent == &column) return true;
  return scene.may_be_filled(column, &s);
}

enum class Finds { rows, only_null, nothing };

// What the look through the table finds. Where one of the key's columns is new and NULL everywhere,
// no row is looked up: all are only read. Where it is NOT NULL, too, there can't be a row.
Finds what_it_finds(const Scene& scene, const SceneStatement& s, const Object& key) {
  if (scene.is_emptied_before(s, *key.parent)) return Finds::nothing;
  for (const std::string& name : columns_in(attribute_text(key, "definition"))) {
    const Object* column = column_of(scene.after, *key.parent, name);
    if (column == nullptr || scene.was_there(*column)) continue;
    if (scene.is_not_null_from_the_start(*column) && !has_values(scene, s, *column))
      return Finds::nothing;
    if (!has_values(scene, s, *column)) return Finds::only_null;
  }
  return Finds::rows;
}

// Another table's may have that name, too: then the one whose table the statement alters is meant.
bool is_meant(const Scene& scene, const TreeNode& tree, const Object& key) {
  const std::string_view altered = tree.node("relation").text("relname");
  const auto is_of_it = [&](const Object& other) {
    const Object* table = scene.table_before(altered);
    return bare(*other.parent) == altered ||
           (table != nullptr && table->address == other.parent->address);
  };
  return is_of_it(key) ||
         std::ranges::none_of(scene.after.of(*find_kind("foreign key")), [&](const Object& other) {
           return other.name == key.name && is_of_it(other);
         });
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree && tree.kind() != "AlterTableStmt" && tree.kind() != "DoStmt") return;
  const Object* partition = attached(scene, tree);
  for (const Work& work : s.trace.work) {
    if (work.kind != Work::Kind::foreign_key) continue;
    for (const Object& key : scene.after.of(*find_kind("foreign key"))) {
      if (bare(key) != work.name || key.parent == nullptr || !scene.was_there(*key.parent))
        continue;
      if (!is_meant(scene, tree, key)) continue;
      const Finds finds = what_it_finds(scene, s, key);
      if (finds == Finds::nothing) continue;
      const Object& table = partition != nullptr ? *partition : *key.parent;
      // VALIDATE CONSTRAINT takes weaker locks.
      if (scene.held_at(s, table) < LockMode::share_row_exclusive) continue;
      Findings here = found;
      scene.weigh(table, here);
      const bool empty = finds == Finds::only_null;
      if (empty) here.milder(Severity::note);
      here.at_last(
          s, work.name, Certainty::proven,
          empty
              ? fmt::format("{} is read through for {}, though all it finds is NULL, while "
                            "writes to both tables wait{}",
                            bare(table), work.name, scene.wait_of(table, Work::Kind::scan))
              : fmt::format("each row of {} is looked up for {} while writes to both tables wait{}",
                            bare(table), work.name, scene.wait_of(table, Work::Kind::foreign_key)),
          fmt::format("ALTER TABLE {0} ADD CONSTRAINT {1} FOREIGN KEY … NOT VALID;\n"
                      "-- in a migration behind it:\n"
                      "ALTER TABLE {0} VALIDATE CONSTRAINT {1};",
                      table.key, key.name));
      const std::vector<TreeNode> commands = tree.nodes("cmds");
      if (commands.size() == 1 && commands[0].word("subtype") == "AT_AddConstraint")
        here.remedy() = {.edits = {with_ending(scene, s, " NOT VALID")},
                         .behind = {fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};",
                                                without_public(key.parent->key), key.name)}};
    }
  }
}

}  // namespace

extern const Rule foreign_key_under_lock;
constinit const Rule foreign_key_under_lock = checked({
    .id = "foreign-key-under-lock",
    .summary = "a foreign key validated while writes to both tables wait",
    .why =
        "ADD FOREIGN KEY looks up each row under SHARE ROW EXCLUSIVE on both tables. A new "
        "column without "
        "values has nothing to look up: in a statement with its column it is not reported, in one "
        "of its own it is a note, because all rows are read.",
    .instead = "Add it NOT VALID, and validate it in a migration of its own.",
    .topic = Topic::locks,
    .of_text = true,
    .given =
        "CREATE TABLE customers (id int PRIMARY KEY);\nCREATE TABLE orders (id int PRIMARY KEY, "
        "customer int);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES "
           "customers (id);",
    .good = "ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES "
            "customers (id) "
            "NOT VALID;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_foreign_key_under_lock
