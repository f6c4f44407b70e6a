#include "squash/row_compare.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

// What one replay left in a table: the number of rows, a hash of the values of each column, and one
// of all rows; in whatever order they stand.
struct Sums {
  std::string rows{}, whole{};
  std::vector<std::string> columns{};
};

std::vector<std::size_t> all_columns(const RowTable& table) {
  std::vector<std::size_t> all(table.columns.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

std::string sum(const std::string& hash) {
  return fmt::format("coalesce(sum({}), 0)", hash);
}

Result<std::vector<Sums>> sums_of(Connection& connection, const std::vector<RowTable>& tables) {
  std::vector<std::string> queries;
  for (const RowTable& table : tables) {
    std::string query = "select count(*), " + sum(row_hash(table, all_columns(table)));
    for (const RowColumn& column : table.columns) query += ", " + sum(column_hash(column.name));
    queries.push_back(query + " from " + table.from());
  }
  std::vector<Sums> all;
  if (queries.empty()) return all;
  TRY(answers, connection.pipeline(queries));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Rows& rows = answers[i];
    Sums sums{std::string(rows.at(0, 0)), std::string(rows.at(0, 1)), {}};
    for (std::size_t c = 0; c < tables[i].columns.size(); ++c)
      sums.columns.emplace_back(rows.at(0, static_cast<int>(c) + 2));
    all.push_back(std::move(sums));
  }
  return all;
}

std::string names_of(const RowTable& table, const std::vector<std::size_t>& columns,
                     std::string_view suffix = "") {
  std::string list;
  for (const std::size_t c : columns)
    list += (list.empty() ? "" : ", ") + table.columns[c].name + std::string(suffix);
  return list;
}

// The first key whose values are the same in both.
const std::vector<std::size_t>* steady_key(const RowTable& table,
                                           const std::vector<std::size_t>& differing) {
  for (const auto& key : table.keys)
    if (std::ranges::none_of(
            key, [&](std::size_t c) { return std::ranges::find(differing, c) != differing.end(); }))
      return &key;
  return nullptr;
}

Result<bool> same_answer(Connection& first, Connection& second, const std::string& query) {
  TRY(a, first.query(query));
  TRY(b, second.query(query));
  return a.at(0, 0) == b.at(0, 0);
}

// As they were written, if the rest of each row says that they are pairs then; else sorted by it.
Status order_by_rest(Connection& first, Connection& second, RowTable& table,
                     const std::vector<std::size_t>& differing) {
  std::vector<std::size_t> rest;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (std::ranges::find(differing, c) == differing.end()) rest.push_back(c);
  const std::string written = "tableoid, ctid";
  TRY(pairs, same_answer(first, second,
                         fmt::format("select sum({}) from (select *, row_number() over (order by"
                                     " {}) as shale_n from {}) t",
                                     row_hash(table, rest, "shale_n"), written, table.from())));
  table.order = written;
  if (pairs) return ok();
  TRY(same,
      same_answer(first, second,
                  fmt::format("select {} from {}", sum(row_hash(table, rest)), table.from())));
  table.is_paired = same;
  if (same)
    table.order =
        (rest.empty() ? "" : names_of(table, rest, "::text collate \"C\"") + ", ") + written;
  return ok();
}

Status count_differing(Connection& first, Connection& second, RowTable& table) {
  const std::string query =
      fmt::format("select {} from {} order by {}", names_of(table, all_columns(table)),
                  table.from(), table.order);
  TRY(a, RowCursor::open(first, query));
  TRY(b, RowCursor::open(second, query));
  for (;;) {
    TRY(more_a, a.next());
    TRY(more_b, b.next());
    if (!more_a || !more_b) return ok();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      table.columns[c].differing += a.same(b, c) ? 0 : 1;
  }
}

Status compare_table(Connection& first, Connection& second, RowTable& table, const Sums& a,
                     const Sums& b) {
  table.rows = std::atoll(a.rows.c_str());
  table.order = table.keys.empty() ? "tableoid, ctid" : names_of(table, table.keys[0]);
  if (a.whole == b.whole && a.rows == b.rows) return ok();
  if (a.rows != b.rows) {
    table.is_paired = false;
    return ok();
  }
  std::vector<std::size_t> differing;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (a.columns[c] != b.columns[c]) differing.push_back(c);
  if (const auto* key = steady_key(table, differing))
    table.order = names_of(table, *key);
  else
    CHECK(order_by_rest(first, second, table, differing));
  return table.is_paired ? count_differing(first, second, table) : ok();
}

}  // namespace

Result<RowCursor> RowCursor::open(Connection& connection, std::string_view query) {
  CHECK(connection.run("declare shale_rows no scroll cursor for " + std::string(query)));
  return RowCursor(connection);
}

RowCursor::~RowCursor() {
  if (connection_ == nullptr || !connection_->alive()) return;
  [[maybe_unused]] const Status closed = connection_->run("close shale_rows");
}

Result<bool> RowCursor::next() {
  if (++at_ < rows_.size()) return true;
  TRY(rows, connection_->query("fetch 500 from shale_rows"));
  rows_ = std::move(rows);
  at_ = 0;
  return rows_.size() > 0;
}

std::string column_hash(std::string_view column) {
  return fmt::format("coalesce(hashtextextended({}::text collate \"C\", 0), 7)", column);
}

std::string row_hash(const RowTable& table, const std::vector<std::size_t>& columns,
                     std::string_view seed) {
  std::string texts;
  for (const std::size_t c : columns)
    texts += (texts.empty() ? "" : ", ") + table.columns[c].name + "::text";
  return fmt::format("hashtextextended(row({})::text collate \"C\", {})", texts, seed);
}

Status compare_replays(Connection& first, Connection& second, const Catalog& catalog,
                       RowTables& tables) {
  TRY(there, tables_with_rows(second, catalog));
  TRY(a, sums_of(first, tables.tables));
  TRY(b, sums_of(second, tables.tables));
  for (std::size_t i = 0; i < tables.tables.size(); ++i) {
    RowTable& table = tables.tables[i];
    CHECK(compare_table(first, second, table, a[i], b[i]));
    if (!table.is_paired)
      tables.remarks.push_back(fmt::format(
          "The rows of {} are others after each replay: kept are those of the first.", table.name));
  }
  for (const std::string& key : there)
    if (std::ranges::find(tables.tables, key, &RowTable::key) == tables.tables.end())
      tables.remarks.push_back(
          fmt::format("{} has rows after one of two replays: they are not kept.", key));
  return choose_fates(first, second, tables);
}

}  // namespace shale
