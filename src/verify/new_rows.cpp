#include "verify/new_rows.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// More rows than this are not deleted one by one.
constexpr std::size_t most_deleted = 1000;

struct TableColumn {
  std::string name{}, sql{};
  bool is_comparable = false, has_default = false, is_not_null = false;
};

Result<std::vector<TableColumn>> columns_of(Connection& connection, const std::string& table) {
  TRY(rows, connection.query(
                "select a.attname, quote_ident(a.attname), a.attgenerated = ''"
                " and e.typcategory <> 'G' and e.typname not in ('json', 'xml'),"
                " a.atthasdef or a.attidentity <> '' or t.typdefault is not null, a.attnotnull"
                " from pg_attribute a join pg_type t on t.oid = a.atttypid"
                " join pg_type e on e.oid = coalesce(nullif(t.typelem, 0), t.oid)"
                " where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped"
                " order by a.attnum",
                {table}));
  std::vector<TableColumn> columns;
  for (int r = 0; r < rows.size(); ++r)
    columns.push_back({.name = std::string(rows.at(r, 0)),
                       .sql = std::string(rows.at(r, 1)),
                       .is_comparable = rows.truth(r, 2),
                       .has_default = rows.truth(r, 3),
                       .is_not_null = rows.truth(r, 4)});
  return columns;
}

// Is a column's value the same wherever the statement runs? What it doesn't name and has no default
// is NULL.
bool is_fixed_by(const GivenValues& given, const std::vector<TableColumn>& columns,
                 std::size_t column) {
  std::size_t place = column;
  if (!given.columns.empty()) {
    const auto at = std::ranges::find(given.columns, columns[column].name);
    if (at == given.columns.end()) return !columns[column].has_default;
    place = static_cast<std::size_t>(at - given.columns.begin());
  }
  if (place >= given.written.size()) return false;
  return given.written[place];
}

std::vector<std::string> fixed_columns(const std::vector<TableColumn>& columns,
                                       const std::vector<GivenValues>& statements) {
  std::vector<std::string> fixed;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].is_comparable && std::ranges::all_of(statements, [&](const GivenValues& given) {
          return is_fixed_by(given, columns, i);
        }))
      fixed.push_back(columns[i].sql);
  return fixed;
}

// The columns of its keys, the primary key first; as SQL.
Result<std::vector<std::vector<std::string>>> keys_of(Connection& connection,
                                                      const std::string& table) {
  TRY(rows, connection.query(
                "select string_agg(quote_ident(a.attname), e'\\n' order by k.n) from pg_index i,"
                " unnest(i.indkey) with ordinality k(attnum, n), pg_attribute a"
                " where i.indrelid = to_regclass($1) and i.indisunique and i.indisvalid"
                " and i.indpred is null and i.indexprs is null and k.n <= i.indnkeyatts"
                " and a.attrelid = i.indrelid and a.attnum = k.attnum group by i.indexrelid,"
                " i.indisprimary having bool_and(a.attnotnull)"
                " order by i.indisprimary desc, count(*), 1",
                {table}));
  std::vector<std::vector<std::string>> keys;
  for (int r = 0; r < rows.size(); ++r) {
    std::vector<std::string>& key = keys.emplace_back();
    for (std::string_view column : split(rows.at(r, 0), '\n')) key.emplace_back(column);
  }
  return keys;
}

// All rows, each as it stands in a DELETE.
Result<std::set<std::string>> rows_in(Connection& connection, const std::string& table,
                                      const std::vector<std::string>& columns, bool is_key) {
  std::vector<std::string> values;
  for (const std::string& column : columns)
    values.push_back(is_key ? fmt::format("quote_literal({})", column)
                            : fmt::format("case when {0} is null then {1} || ' IS NULL'"
                                          " else {1} || ' = ' || quote_literal({0}) end",
                                          column, quote_literal(column)));
  TRY(rows, connection.query(fmt::format("select concat_ws('{}', {}) from {}",
                                         is_key ? ", " : " AND ", join(values, ", "), table)));
  std::set<std::string> all;
  const bool bare = is_key && columns.size() == 1;
  for (int r = 0; r < rows.size(); ++r)
    all.insert(bare ? std::string(rows.at(r, 0)) : fmt::format("({})", rows.at(r, 0)));
  return all;
}

// Each of the tables behind those that refer to it; their numbers. In a circle, as they come.
Result<std::vector<std::size_t>> referring_first(Connection& connection,
                                                 const std::vector<std::string>& tables) {
  std::vector<std::size_t> order;
  if (tables.empty()) return order;
  std::string list;
  for (std::size_t i = 0; i < tables.size(); ++i)
    list += fmt::format("{}({}, {})", i == 0 ? "" : ", ", i, quote_literal(tables[i]));
  TRY(keys, connection.query(fmt::format(
                "with t as (select n, to_regclass(name)::oid as oid from (values {}) x(n, name))"
                " select a.n, b.n from pg_constraint k join t a on a.oid = k.conrelid"
                " join t b on b.oid = k.confrelid where k.contype = 'f' and a.n <> b.n",
                list)));
  std::vector<std::vector<std::size_t>> referring(tables.size());
  for (int r = 0; r < keys.size(); ++r)
    referring[static_cast<std::size_t>(keys.number(r, 1))].push_back(
        static_cast<std::size_t>(keys.number(r, 0)));
  std::vector<bool> begun(tables.size());
  const auto visit = [&](const auto& self, std::size_t table) -> void {
    if (begun[table]) return;
    begun[table] = true;
    for (std::size_t other : referring[table]) self(self, other);
    order.push_back(table);
  };
  for (std::size_t i = 0; i < tables.size(); ++i) visit(visit, i);
  return order;
}

}  // namespace

Result<NewRows> NewRows::watch(Connection& connection, const RowWrites& writes) {
  NewRows watched;
  for (const auto& [name, statements] : writes.inserted) {
    TRY(columns, columns_of(connection, name));
    if (columns.empty()) continue;  // the migration makes it
    Table table{.name = name,
                .columns = fixed_columns(columns, statements),
                .passes_over = std::ranges::any_of(statements, &GivenValues::passes_over)};
    TRY(keys, keys_of(connection, name));
    for (const std::vector<std::string>& key : keys)
      if (!table.is_key && std::ranges::all_of(key, [&](const std::string& column) {
            return std::ranges::find(table.columns, column) != table.columns.end();
          })) {
        table.columns = key;
        table.is_key = true;
      }
    if (!table.columns.empty()) {
      TRY(rows, rows_in(connection, name, table.columns, table.is_key));
      table.rows = std::move(rows);
    }
    watched.tables_.push_back(std::move(table));
  }
  return watched;
}

std::string NewRows::statement(const Table& table, const std::set<std::string>& now) {
  std::vector<std::string> fresh;
  std::ranges::set_difference(now, table.rows, std::back_inserter(fresh));
  if (fresh.empty()) return "";
  if (fresh.size() > most_deleted) {
    left_.push_back(
        fmt::format("{} gets {} rows, too many to delete one by one", table.name, fresh.size()));
    return "";
  }
  std::string text;
  if (!table.is_key)
    text += fmt::format(
        "-- no key of {} stands in the migration: every row with these values goes\n", table.name);
  if (table.passes_over)
    text += "-- ON CONFLICT in the migration: a row that was there before it goes, too\n";
  const std::string names = join(table.columns, ", ");
  if (table.is_key)
    return text + fmt::format("DELETE FROM {} WHERE {} IN (\n  {}\n);\n", table.name,
                              table.columns.size() == 1 ? names : "(" + names + ")",
                              join(fresh, ",\n  "));
  return text + fmt::format("DELETE FROM {} WHERE\n  {}\n;\n", table.name, join(fresh, "\n  OR "));
}

Result<std::string> NewRows::deletes(Connection& connection) {
  std::vector<std::string> names;
  for (const Table& table : tables_) names.push_back(table.name);
  TRY(order, referring_first(connection, names));
  std::string text;
  for (std::size_t i : order) {
    const Table& table = tables_[i];
    TRY(columns, columns_of(connection, table.name));
    if (columns.empty()) continue;  // it is gone, or has another name
    if (table.columns.empty()) {
      left_.push_back(fmt::format(
          "what the migration puts into {} is read or made by the server: no value tells which "
          "rows they are",
          table.name));
      continue;
    }
    if (std::ranges::any_of(table.columns, [&](const std::string& column) {
          return std::ranges::find(columns, column, &TableColumn::sql) == columns.end();
        }))
      continue;
    TRY(now, rows_in(connection, table.name, table.columns, table.is_key));
    const std::string sql = statement(table, now);
    text += (sql.empty() || text.empty() ? "" : "\n") + sql;
  }
  return text;
}

}  // namespace shale
