#include "review/stats.h"

#include <nlohmann/json.hpp>

namespace shale {

using Json = nlohmann::ordered_json;

Result<RowCounts> rows_of_tables(Connection& connection) {
  TRY(rows,
      connection.query(
          "select quote_ident(n.nspname) || '.' || quote_ident(c.relname),"
          " greatest(c.reltuples, coalesce((select sum(greatest(k.reltuples, 0)) from"
          " pg_catalog.pg_inherits i join pg_catalog.pg_class k on k.oid = i.inhrelid"
          " where i.inhparent = c.oid and c.relkind = 'p'), -1))::int8"
          " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          " where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_'"
          " and n.nspname not in ('information_schema', 'shale') order by 1"));
  RowCounts all;
  for (int r = 0; r < rows.size(); ++r)
    if (rows.number(r, 1) >= 0) all[std::string(rows.at(r, 0))] = rows.number(r, 1);
  return all;
}

std::string stats_json(const RowCounts& rows) {
  Json tables = Json::object();
  for (const auto& [table, count] : rows) tables[table] = count;
  return Json{{"tables", tables}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RowCounts> stats_from(const std::string& json, const std::string& file) {
  const Json read = Json::parse(json, nullptr, false);
  const Error wrong{
      .what = file + " has no row counts",
      .hint = "shale stats writes such a file: {\"tables\": {\"public.orders\": 1200}}"};
  if (!read.is_object() || !read.contains("tables") || !read["tables"].is_object()) return wrong;
  RowCounts all;
  for (const auto& [table, count] : read["tables"].items()) {
    if (!count.is_number_integer()) return wrong;
    all[table] = count.get<long long>();
  }
  return all;
}

}  // namespace shale
