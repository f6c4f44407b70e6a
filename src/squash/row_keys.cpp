#include "squash/row_keys.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace shale {
namespace {

// More rows than this are not deleted by their keys.
constexpr std::size_t most_by_key = 1000;

}  // namespace

Result<std::optional<RowKeys>> row_keys(Connection& connection, const std::string& table) {
  TRY(columns, connection.query(
                   "select string_agg(quote_ident(a.attname), ', ' order by k.n),"
                   " string_agg(format('quote_literal(%I)', a.attname), ', ' order by k.n)"
                   " from pg_index i, unnest(i.indkey) with ordinality k(attnum, n), pg_attribute a"
                   " where i.indrelid = to_regclass($1) and i.indisprimary"
                   " and a.attrelid = i.indrelid and a.attnum = k.attnum",
                   {table}));
  if (columns.is_null(0, 0)) return std::optional<RowKeys>();
  RowKeys keys{.columns = std::string(columns.at(0, 0))};
  TRY(rows,
      connection.query(fmt::format("select concat_ws(', ', {}) from {}", columns.at(0, 1), table)));
  for (int r = 0; r < rows.size(); ++r) keys.rows.insert(fmt::format("({})", rows.at(r, 0)));
  return std::optional(std::move(keys));
}

std::string delete_statement(const std::string& table, const RowKeys& before,
                             const RowKeys& after) {
  std::vector<std::string> fresh;
  std::ranges::set_difference(after.rows, before.rows, std::back_inserter(fresh));
  if (fresh.empty() || fresh.size() > most_by_key) return "";
  std::string list;
  for (const std::string& row : fresh) list += (list.empty() ? "\n  " : ",\n  ") + row;
  return fmt::format("DELETE FROM {} WHERE ({}) IN ({}\n);\n", table, after.columns, list);
}

}  // namespace shale
