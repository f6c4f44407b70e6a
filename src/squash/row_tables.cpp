#include "squash/row_tables.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// As the catalog is read, so that a value and an expression have one form everywhere. Rows that
// policies hide are an error and not a table without rows.
constexpr std::string_view reading_settings =
    "select set_config('shale.time_zone', current_setting('TimeZone'), true),"
    " set_config('search_path', '', true), set_config('DateStyle', 'ISO', true),"
    " set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '3', true),"
    " set_config('jit', 'off', true), set_config('row_security', 'off', true),"
    " set_config('quote_all_identifiers', 'off', true), set_config('lc_monetary', 'C', true),"
    " set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),"
    " set_config('bytea_output', 'hex', true), set_config('TimeZone', 'UTC', true),"
    " set_config('xmloption', 'content', true)";

std::vector<std::string> first_column(const Rows& rows) {
  std::vector<std::string> all;
  for (int r = 0; r < rows.size(); ++r) all.emplace_back(rows.at(r, 0));
  return all;
}

std::vector<std::string> keys_of(const std::vector<RowTable>& tables) {
  std::vector<std::string> all;
  for (const RowTable& table : tables) all.push_back(table.key);
  return all;
}

std::string oids(const std::vector<std::string>& keys) {
  return fmt::format("any(array[{}]::pg_catalog.regclass[])", literals(keys));
}

RowTable* find_table(std::vector<RowTable>& tables, std::string_view key) {
  const auto found = std::ranges::find(tables, key, &RowTable::key);
  return found == tables.end() ? nullptr : &*found;
}

Status read_trees(Connection& connection, std::vector<RowTable>& tables) {
  TRY(rows, connection.query(fmt::format(
                "select c.oid::regclass, c.relkind = 'p', c.relforcerowsecurity, m::regclass,"
                " quote_ident(s.nspname) || '.' || quote_ident(k.conname) from pg_class c"
                " cross join lateral (select c.oid as m union select p.relid::oid"
                " from pg_partition_tree(c.oid) p where c.relkind = 'p') m"
                " left join pg_constraint k on k.conrelid = m and k.condeferred"
                " left join pg_namespace s on s.oid = k.connamespace"
                " where c.oid = {} order by c.oid, m.m, k.conname",
                oids(keys_of(tables)))));
  for (int r = 0; r < rows.size(); ++r) {
    RowTable* table = find_table(tables, rows.at(r, 0));
    if (table == nullptr) continue;
    table->is_tree = rows.truth(r, 1);
    table->is_forced = rows.truth(r, 2);
    if (table->members.empty() || table->members.back() != rows.at(r, 3))
      table->members.emplace_back(rows.at(r, 3));
    const std::string deferred(rows.at(r, 4));
    if (!deferred.empty() && std::ranges::find(table->deferred, deferred) == table->deferred.end())
      table->deferred.push_back(deferred);
  }
  return ok();
}

Status read_keys(Connection& connection, std::vector<RowTable>& tables) {
  TRY(rows,
      connection.query(fmt::format(
          "select i.indrelid::regclass, i.indexrelid, quote_ident(a.attname) from pg_index i"
          " cross join lateral generate_series(0, i.indnkeyatts - 1) n join pg_attribute a"
          " on a.attrelid = i.indrelid and a.attnum = i.indkey[n] where i.indrelid = {}"
          " and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null"
          " and not exists (select from generate_series(0, i.indnkeyatts - 1) o join pg_attribute"
          " b on b.attrelid = i.indrelid and b.attnum = i.indkey[o] where not b.attnotnull)"
          " order by i.indrelid, i.indisprimary desc, i.indnkeyatts, i.indexrelid, n",
          oids(keys_of(tables)))));
  std::string_view index;
  for (int r = 0; r < rows.size(); ++r) {
    RowTable* table = find_table(tables, rows.at(r, 0));
    if (table == nullptr) continue;
    if (rows.at(r, 1) != index) table->keys.emplace_back();
    index = rows.at(r, 1);
    table->keys.back().push_back(table->column(rows.at(r, 2)));
  }
  for (RowTable& table : tables)  // a generated column can't be matched by
    std::erase_if(table.keys,
                  [](const auto& key) { return std::ranges::find(key, no_column) != key.end(); });
  return ok();
}

// Of partitions' copies, the parent's; a partition's own is one of the whole table.
Result<std::vector<RowLink>> read_all_links(Connection& connection, std::vector<RowTable>& tables) {
  std::map<std::string, std::size_t, std::less<>> of_member;
  std::vector<std::string> members;
  for (std::size_t i = 0; i < tables.size(); ++i)
    for (const std::string& member : tables[i].members) {
      of_member.emplace(member, i);
      members.push_back(member);
    }
  TRY(rows,
      connection.query(fmt::format(
          "select k.oid, quote_ident(s.nspname) || '.' || quote_ident(k.conname),"
          " k.conrelid::regclass, k.confrelid::regclass, quote_ident(a.attname),"
          " quote_ident(b.attname), k.confmatchtype = 'f', k.condeferrable from pg_constraint k"
          " join pg_namespace s on s.oid = k.connamespace"
          " cross join lateral generate_subscripts(k.conkey, 1) n"
          " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[n]"
          " join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[n]"
          " where k.contype = 'f' and k.conparentid = 0 and k.conrelid = {0} and k.confrelid = {0}"
          " order by 2, 1, n",
          oids(members))));
  std::vector<RowLink> links;
  std::string_view constraint;
  for (int r = 0; r < rows.size(); ++r) {
    if (rows.at(r, 0) != constraint)
      links.push_back({.constraint = std::string(rows.at(r, 1)),
                       .from = of_member.at(std::string(rows.at(r, 2))),
                       .to = of_member.at(std::string(rows.at(r, 3))),
                       .is_full = rows.truth(r, 6),
                       .is_deferrable = rows.truth(r, 7)});
    constraint = rows.at(r, 0);
    RowLink& link = links.back();
    link.columns.push_back(tables[link.from].column(rows.at(r, 4)));
    link.referred.push_back(tables[link.to].column(rows.at(r, 5)));
  }
  return links;
}

// Those by which a row refers to another.
Result<std::vector<RowLink>> used_links(Connection& connection, const std::vector<RowTable>& tables,
                                        std::vector<RowLink> links) {
  std::vector<std::string> queries;
  for (const RowLink& link : links) {
    const RowTable& table = tables[link.from];
    std::string query = fmt::format("select exists (select from {} where true", table.from());
    for (const std::size_t column : link.columns)
      if (column != no_column)
        query += fmt::format(" and {} is not null", table.columns[column].name);
    queries.push_back(query + ")");
  }
  if (queries.empty()) return links;
  TRY(answers, connection.pipeline(queries));
  std::vector<RowLink> used;
  for (std::size_t i = 0; i < links.size(); ++i)
    if (answers[i].truth(0, 0)) used.push_back(std::move(links[i]));
  return used;
}

}  // namespace

bool RowTable::has_fates() const {
  return std::ranges::any_of(columns,
                             [](const RowColumn& column) { return column.fate != RowFate::keep; });
}

std::size_t RowTable::column(std::string_view column_name) const {
  const auto found = std::ranges::find(columns, column_name, &RowColumn::name);
  return found == columns.end() ? no_column : static_cast<std::size_t>(found - columns.begin());
}

std::string literals(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + quote_literal(text);
  return list;
}

std::vector<RowTable> row_tables_of(const std::vector<std::string>& keys) {
  std::vector<RowTable> tables(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    tables[i].key = keys[i];
    tables[i].name = keys[i].substr(keys[i].starts_with("public.") ? 7 : 0);
  }
  return tables;
}

Result<Transaction> begin_reading(Connection& connection) {
  TRY(transaction, Transaction::begin(connection));
  CHECK(connection.run("set transaction isolation level repeatable read"));
  CHECK(connection.run(reading_settings));
  return transaction;
}

Result<std::vector<std::string>> tables_with_rows(Connection& connection, const Catalog& catalog) {
  std::vector<std::string> known;
  for (const Object& table : catalog.of(*find_kind("table"))) known.push_back(table.key);
  if (known.empty()) return known;
  // A heap without a page has no rows; one with pages may have none either.
  TRY(filled, connection.query(
                  fmt::format("select c.oid::regclass from unnest(array[{}]) k"
                              " join pg_class c on c.oid = to_regclass(k) where c.relkind = 'r'"
                              " and (c.relam <> 2 or pg_relation_size(c.oid) > 0) order by 1",
                              literals(known))));
  std::vector<std::string> queries, there;
  for (const std::string& key : first_column(filled))
    queries.push_back(
        fmt::format("select {} where exists (select from only {})", quote_literal(key), key));
  if (queries.empty()) return there;
  TRY(answers, connection.pipeline(queries));
  for (const Rows& rows : answers)
    if (rows.size() > 0) there.emplace_back(rows.at(0, 0));
  // A partition's rows are its root's, unless that has a foreign table.
  TRY(roots, connection.query(fmt::format(
                 "select distinct case when c.relispartition and not exists ("
                 "select from pg_partition_tree(pg_partition_root(c.oid)) p join pg_class f"
                 " on f.oid = p.relid and f.relkind = 'f') then pg_partition_root(c.oid)"
                 " else c.oid end::regclass::text from pg_class c where c.oid = {} order by 1",
                 oids(there))));
  return first_column(roots);
}

Status read_row_columns(Connection& connection, std::vector<RowTable>& tables) {
  if (tables.empty()) return ok();
  TRY(rows, connection.query(fmt::format(
                "select c.oid::regclass, quote_ident(a.attname),"
                " case when coalesce(b.typnamespace, t.typnamespace) ="
                " 'pg_catalog'::regnamespace then coalesce(b.typname, t.typname) end,"
                " coalesce(pg_get_expr(d.adbin, d.adrelid), pg_get_expr(t.typdefaultbin, 0)),"
                " a.attnotnull or t.typnotnull, a.attidentity <> '', a.attidentity = 'a',"
                " c.relkind = 'p', exists (select from pg_index i where i.indrelid = c.oid"
                " and (i.indisunique or i.indisexclusion) and a.attnum = any(i.indkey))"
                " from pg_class c"
                " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0"
                " and not a.attisdropped and a.attgenerated = '' join pg_type t"
                " on t.oid = a.atttypid left join pg_type b on t.typtype = 'd'"
                " and b.oid = t.typbasetype left join pg_attrdef d on d.adrelid = c.oid"
                " and d.adnum = a.attnum where c.oid = {} order by c.oid, a.attnum",
                oids(keys_of(tables)))));
  for (int r = 0; r < rows.size(); ++r) {
    RowTable* table = find_table(tables, rows.at(r, 0));
    if (table == nullptr) continue;
    table->is_tree = rows.truth(r, 7);
    table->columns.push_back({.name = std::string(rows.at(r, 1)),
                              .type = std::string(rows.at(r, 2)),
                              .fallback = std::string(rows.at(r, 3)),
                              .not_null = rows.truth(r, 4),
                              .identity = rows.truth(r, 5),
                              .always = rows.truth(r, 6),
                              .is_unique = rows.truth(r, 8)});
  }
  return ok();
}

Result<RowTables> read_row_tables(Connection& connection, const Catalog& catalog) {
  RowTables read;
  TRY(keys, tables_with_rows(connection, catalog));
  read.tables = row_tables_of(keys);
  TRY(beyond, rows_beyond(connection));
  read.remarks = std::move(beyond);
  if (read.tables.empty()) return read;
  CHECK(read_row_columns(connection, read.tables));
  CHECK(read_trees(connection, read.tables));
  CHECK(read_keys(connection, read.tables));
  CHECK(read_row_switches(connection, read.tables));
  TRY(links, read_all_links(connection, read.tables));
  TRY(used, used_links(connection, read.tables, std::move(links)));
  read.links = std::move(used);
  return read;
}

}  // namespace shale
