#include "verify/rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/parse.h"

namespace shale {
namespace {

std::string as_sql(std::string_view schema, std::string_view name) {
  return (schema.empty() ? "" : quote_name(schema) + ".") + quote_name(name);
}
std::string as_sql(const ObjectUse& use) {
  return as_sql(use.schema, use.name);
}

void take_statement(const Script& script, const Statement& statement, RowWrites& writes) {
  if (statement.kind == StatementKind::meta) return;
  const std::string_view text = script.text_of(statement);
  std::map<std::string, GivenValues> given;
  const Facts facts = facts_of(text, [&](const TreeNode& tree, const Facts&) {
    const TreeNode table = tree.node("relation");
    if (tree.kind() == "InsertStmt" || tree.kind() == "CopyStmt")
      given.emplace(as_sql(table.text("schemaname"), table.text("relname")), given_values(tree));
  });
  const std::string_view verb = facts.quick.verb;
  // Plain DDL leaves nothing in the session, and writes no rows that a query could not.
  writes.may_write |= facts.quick.session || statement.kind == StatementKind::copy;
  const bool is_change = verb == "update" || verb == "delete" || verb == "truncate" ||
                         verb == "merge" || contains(lower(text), "do update");
  for (const ObjectUse& use : facts.objects) {
    if (use.role != ObjectRole::writes) continue;
    writes.may_write = true;
    writes.tables.insert(as_sql(use));
    if (verb == "insert" || verb == "copy")
      writes.inserted[as_sql(use)].push_back(given[as_sql(use)]);
    if (is_change) {
      const std::size_t line =
          1 + static_cast<std::size_t>(std::ranges::count(
                  std::string_view(script.text()).substr(0, statement.begin), '\n'));
      writes.overwrites.push_back(
          {.said = fmt::format("{} {} ({}:{})", verb, as_sql(use), script.file(), line),
           .table = use.name,
           .columns = facts.assigned});
    }
  }
}

}  // namespace

Result<RowWrites> row_writes(const Migration& migration, Direction direction) {
  RowWrites writes;
  if (migration.runner) {
    writes.may_write = true;
    return writes;
  }
  TRY(source, read_source(migration, direction));
  for (const Statement& statement : source.script.statements())
    take_statement(source.script, statement, writes);
  return writes;
}

Result<std::map<std::string, RowState>> rows_of(Connection& connection,
                                                const std::set<std::string>& tables) {
  std::map<std::string, RowState> all;
  for (const std::string& table : tables) {
    TRY(there, connection.query("select to_regclass($1)::text", {table}));
    if (there.is_null(0, 0)) continue;
    TRY(rows, connection.query(fmt::format(
                  "select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from {} t",
                  there.at(0, 0))));
    all.emplace(table, RowState{rows.number(0, 0), std::string(rows.at(0, 1))});
  }
  return all;
}

Result<std::string> sequence_positions(Connection& connection) {
  TRY(rows, connection.query(
                "select format('select pg_catalog.setval(to_regclass(%L), %s, %L) where"
                " to_regclass(%L) is not null', s.name, coalesce(s.last_value, s.start_value),"
                " s.last_value is not null, s.name) from (select format('%I.%I', schemaname,"
                " sequencename) as name, last_value, start_value from pg_catalog.pg_sequences) s"));
  std::string sql;
  for (int r = 0; r < rows.size(); ++r) sql += std::string(rows.at(r, 0)) + ";\n";
  return sql;
}

}  // namespace shale
