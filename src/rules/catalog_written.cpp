#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_catalog_written {
namespace {

// Those that hold the schema. What else begins with pg_ may be anybody's, or a view that is made to
// be written.
constexpr std::string_view catalogs[] = {
    "pg_aggregate",  "pg_am",       "pg_amop",     "pg_amproc",      "pg_attrdef",
    "pg_attribute",  "pg_authid",   "pg_cast",     "pg_class",       "pg_collation",
    "pg_constraint", "pg_database", "pg_depend",   "pg_description", "pg_enum",
    "pg_extension",  "pg_index",    "pg_inherits", "pg_language",    "pg_namespace",
    "pg_opclass",    "pg_operator", "pg_policy",   "pg_proc",        "pg_range",
    "pg_rewrite",    "pg_sequence", "pg_shdepend", "pg_statistic",   "pg_trigger",
    "pg_type"};

bool is_of_the_server(const TreeNode& relation) {
  const std::string_view schema = relation.text("schemaname");
  return (schema.empty() || schema == "pg_catalog") &&
         std::ranges::find(catalogs, relation.text("relname")) != std::end(catalogs);
}

void judge(const Scene&, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  const std::string_view kind = tree.kind();
  if (kind != "InsertStmt" && kind != "UpdateStmt" && kind != "DeleteStmt") return;
  const TreeNode relation = tree.node("relation");
  if (!is_of_the_server(relation)) return;
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
