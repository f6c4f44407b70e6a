#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_backfill_in_one_transaction {
namespace {

constexpr long long many = 100'000;

// Is a condition about the primary key by its value, which is a row, or a few?
bool names_rows(const Scene& scene, const Object& table, const TreeNode& condition) {
  if (condition.kind() == "BoolExpr" && condition.word("boolop") == "AND_EXPR")
    return std::ranges::any_of(condition.nodes("args"), [&](const TreeNode& part) {
      return names_rows(scene, table, part);
    });
  if (condition.kind() != "AExpr" || condition.node("lexpr").kind() != "ColumnRef") return false;
  const auto name = name_parts(condition.node("lexpr").nodes("fields"));
  const auto operation = name_parts(condition.nodes("name"));
  if (name.empty() || operation.empty() || operation.back() != "=" ||
      condition.node("rexpr").kind() == "SubLink" || condition.node("rexpr").kind() == "ColumnRef")
    return false;
  for (const Object& key : scene.before.of(*find_kind("constraint"))) {
    const Text type = attribute_text(key, "type");
    if (key.parent != &table || (type != "p" && type != "u")) continue;
    const auto columns = columns_in(attribute_text(key, "definition"));
    if (columns.size() == 1 && columns[0] == quote_name(name.back())) return true;
  }
  return false;
}

// What the statement does to rows, and to those of which table; "": to none that were there.
struct Written {
  std::string_view verb{};
  const Object* table = nullptr;
  bool reads = false;  // its rows are copied, and stay
};

Written written_by(const Scene& scene, const TreeNode& tree) {
  const bool update = tree.kind() == "UpdateStmt";
  if (update || tree.kind() == "DeleteStmt") {
    if (!tree.node("where_clause")) return {};  // write-without-where says it
    const Object* table = scene.table_before(tree.node("relation").text("relname"));
    if (table == nullptr || names_rows(scene, *table, tree.node("where_clause"))) return {};
    return {update ? "changed" : "deleted", table};
  }
  if (tree.kind() != "InsertStmt") return {};
  for (const TreeNode& from : tree.node("select_stmt").nodes("from_clause"))
    if (from.kind() == "RangeVar")
      if (const Object* table = scene.table_before(from.text("relname")))
        return {"copied", table, true};
  return {};
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  const Written written = written_by(scene, tree);
  if (written.table == nullptr || scene.rows_of(*written.table).value_or(0) < many) return;
  found.at(s, bare(*written.table), Certainty::predicted,
           fmt::format("rows of {} are {} in one transaction{}{}", bare(*written.table),
                       written.verb, scene.size_of(*written.table),
                       written.reads ? "" : ": each stays locked until all of it is done"),
           "do it in batches with a COMMIT behind each, outside of the migration, or in a "
           "procedure that commits");
}

}  // namespace

extern const Rule backfill_in_one_transaction;
constinit const Rule backfill_in_one_transaction = checked({
    .id = "backfill-in-one-transaction",
    .summary = "rows of a large table changed, deleted or copied in one transaction",
    .why = "Each row stays locked to the end, vacuum can't clear up anywhere in the database, and "
           "a failure after an hour takes all of it back. What is large is known from --stats: "
           "without it nothing is said.",
    .instead = "Batches of some thousand rows, each with its own COMMIT.",
    .topic = Topic::data,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);",
    .bad = "UPDATE orders SET total = 0 WHERE total IS NULL;",
    .good = "UPDATE orders SET total = 0 WHERE id = 7;",
    .live = "INSERT INTO orders SELECT n FROM generate_series(1, 120000) n;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_backfill_in_one_transaction
