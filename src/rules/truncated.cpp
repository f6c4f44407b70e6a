#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_truncated {
namespace {

// The table that a foreign key of the catalog refers to.
const Object* referred(const Catalog& catalog, const Object& key) {
  return catalog.find("table", referred_table(attribute_text(key, "definition")));
}

// All whose foreign keys lead to one of these, which CASCADE empties too.
std::vector<const Object*> reached(const Catalog& catalog, const std::vector<const Object*>& from) {
  std::vector<const Object*> all = from;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const Object& key : catalog.of(*find_kind("foreign key")))
      if (referred(catalog, key) == all[i] && std::ranges::find(all, key.parent) == all.end())
        all.push_back(key.parent);
  return {all.begin() + static_cast<std::ptrdiff_t>(from.size()), all.end()};
}

std::vector<std::string> names_of(const std::vector<const Object*>& tables) {
  std::vector<std::string> names;
  for (const Object* table : tables) names.push_back(bare(*table));
  return names;
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "TruncateStmt") return;
  std::vector<const Object*> tables;
  for (const TreeNode& relation : tree.nodes("relations"))
    if (const Object* table = scene.table_before(relation.text("relname"))) tables.push_back(table);
  if (tables.empty()) return;
  std::string message = fmt::format("all rows of {} are deleted{}", listed(names_of(tables)),
                                    tables.size() == 1 ? scene.size_of(*tables[0]) : "");
  if (tree.word("behavior") == "DROP_CASCADE")
    if (const auto others = reached(scene.before, tables); !others.empty())
      message += fmt::format(", and by CASCADE those of {}", listed(names_of(others)));
  found.at(s, bare(*tables[0]), Certainty::proven, std::move(message),
           "say which rows: DELETE FROM … WHERE …; nothing brings them back but a backup");
}

}  // namespace

extern const Rule truncated;
constinit const Rule truncated = checked({
    .id = "truncated",
    .summary = "TRUNCATE of a table that was there",
    .why = "All of its rows are gone, under ACCESS EXCLUSIVE, and no down has them. With CASCADE "
           "so are those of every table that refers to it, and of those that refer to these.",
    .instead = "Delete the rows that are meant; or do it by hand, where somebody can look first.",
    .topic = Topic::data,
    .severity = Severity::warning,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);\n"
             "CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders);",
    .bad = "TRUNCATE orders CASCADE;",
    .good = "CREATE TABLE notes (id int PRIMARY KEY);\nTRUNCATE notes;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_truncated
