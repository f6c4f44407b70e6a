#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_catalog_written {
namespace {

// A table of Postgres's own, if no table of the schema has the name.
bool is_of_the_server(const Scene& scene, const TreeNode& relation) {
  const std::string_view schema = relation.text("schemaname"), name = relation.text("relname");
  if (schema == "pg_catalog") return true;
  if (!schema.empty() || !name.starts_with("pg_")) return false;
  if (scene.of_text) return true;  // where it is taken for a table, because it is named
  return std::ranges::none_of(scene.after.of(*find_kind("table")),
                              [&](const Object& table) { return bare(table) == name; });
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  const std::string_view kind = tree.kind();
  if (kind != "InsertStmt" && kind != "UpdateStmt" && kind != "DeleteStmt") return;
  const TreeNode relation = tree.node("relation");
  if (!is_of_the_server(scene, relation)) return;
  found.at(s, relation.text("relname"), Certainty::proven,
           fmt::format("rows of {} are written by hand: the server checks none of it, keeps no "
                       "other catalog in step, and another major version may lay it out otherwise",
                       relation.text("relname")),
           "the statement that is made for it: ALTER TABLE, REINDEX, DROP …");
}

}  // namespace

extern const Rule catalog_written;
constinit const Rule catalog_written = checked({
    .id = "catalog-written",
    .summary = "rows of the server's own catalogs are written by hand",
    .why = "An INSERT, UPDATE or DELETE in pg_catalog is checked by nobody. It may leave a table "
           "that can't be read or dumped, needs a superuser, and is not undone by any statement.",
    .instead = "Use the statement that is made for it.",
    .topic = Topic::security,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, note text);\n"
             "CREATE INDEX orders_note ON orders (note);",
    .bad = "UPDATE pg_index SET indisready = false WHERE indexrelid = 'orders_note'::regclass;",
    .good = "DROP INDEX CONCURRENTLY orders_note;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_catalog_written
