#include "review/stats.h"

#include <nlohmann/json.hpp>

namespace shale {

using Json = nlohmann::ordered_json;

namespace {

// Of a table: rows, bytes, bytes of its indexes. A partitioned one is the sum of its partitions.
constexpr std::string_view sizes_query = R"(
with own as (
  select c.oid, c.relkind, c.relnamespace, c.relname, c.reltuples,
    (c.relpages + coalesce(t.relpages, 0))::int8 as pages,
    (select coalesce(sum(x.relpages), 0) from pg_catalog.pg_index i
       join pg_catalog.pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid)::int8 as indexes
  from pg_catalog.pg_class c left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
  where c.relkind in ('r', 'p', 'm')),
whole as (
  select c.relnamespace, c.relname, c.relkind, c.reltuples, c.pages, c.indexes,
    p.rows as part_rows, p.pages as part_pages, p.indexes as part_indexes
  from own c left join lateral (
    select sum(greatest(k.reltuples, 0)) as rows, sum(k.pages) as pages, sum(k.indexes) as indexes
    from pg_catalog.pg_inherits i join own k on k.oid = i.inhrelid
    where c.relkind = 'p' and i.inhparent = c.oid) p on true)
select quote_ident(n.nspname) || '.' || quote_ident(w.relname),
  greatest(w.reltuples, coalesce(w.part_rows, -1))::int8,
  greatest(w.pages, coalesce(w.part_pages, 0))::int8 * current_setting('block_size')::int8,
  greatest(w.indexes, coalesce(w.part_indexes, 0))::int8 * current_setting('block_size')::int8
from whole w join pg_catalog.pg_namespace n on n.oid = w.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'shale') order by 1)";

std::optional<TableSize> size_from(const Json& json) {
  if (json.is_number_integer()) return TableSize{.rows = json.get<long long>()};
  const auto number = [&](const char* key) {
    return json.contains(key) && json[key].is_number_integer() ? json[key].get<long long>() : 0;
  };
  if (!json.is_object() || !json.contains("rows") || !json["rows"].is_number_integer())
    return std::nullopt;
  return TableSize{number("rows"), number("bytes"), number("index_bytes")};
}

}  // namespace

Result<TableSizes> sizes_of_tables(Connection& connection) {
  TRY(rows, connection.query(sizes_query));
  TableSizes all;
  for (int r = 0; r < rows.size(); ++r)
    if (rows.number(r, 1) >= 0)
      all[std::string(rows.at(r, 0))] = {rows.number(r, 1), rows.number(r, 2), rows.number(r, 3)};
  return all;
}

std::string stats_json(const TableSizes& sizes) {
  Json tables = Json::object();
  for (const auto& [table, size] : sizes)
    tables[table] = {{"rows", size.rows}, {"bytes", size.bytes}, {"index_bytes", size.index_bytes}};
  return Json{{"tables", tables}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<TableSizes> stats_from(const std::string& json, const std::string& file) {
  const Json read = Json::parse(json, nullptr, false);
  const Error wrong{
      .what = file + " has no row counts",
      .hint =
          "shale stats writes such a file: {\"tables\": {\"public.orders\": {\"rows\": 1200}}}"};
  if (!read.is_object() || !read.contains("tables") || !read["tables"].is_object()) return wrong;
  TableSizes all;
  for (const auto& [table, entry] : read["tables"].items()) {
    const auto size = size_from(entry);
    if (!size) return wrong;
    all[table] = *size;
  }
  return all;
}

}  // namespace shale
