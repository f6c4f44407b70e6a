// What becomes of columns that differ from replay to replay.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "squash/row_compare.h"

namespace shale {
namespace {

using ColumnId = std::pair<std::size_t, std::size_t>;  // table, column

bool is_time(const RowColumn& column) {
  return column.type == "timestamptz" || column.type == "timestamp" || column.type == "date";
}

bool is_text(const RowColumn& column) {
  return column.type == "uuid" || column.type == "text" || column.type == "varchar" ||
         column.type == "bpchar";
}

std::vector<ColumnId> differing_columns(const RowTables& tables) {
  std::vector<ColumnId> all;
  for (std::size_t t = 0; t < tables.tables.size(); ++t)
    for (std::size_t c = 0; c < tables.tables[t].columns.size(); ++c)
      if (tables.tables[t].columns[c].differing > 0) all.emplace_back(t, c);
  return all;
}

// A key that rows of another table hold has to stay what it is, and so has what refers to it.
std::set<ColumnId> linked_by_keys(const RowTables& tables) {
  std::set<ColumnId> linked;
  for (const RowLink& link : tables.links)
    for (std::size_t i = 0; i < link.columns.size(); ++i) {
      if (link.columns[i] == no_column || link.referred[i] == no_column) continue;
      const RowTable& from = tables.tables[link.from];
      if (from.is_paired && from.columns[link.columns[i]].differing == 0) continue;
      linked.emplace(link.from, link.columns[i]);
      linked.emplace(link.to, link.referred[i]);
    }
  return linked;
}

// The same for a value that stands in two columns without a key: an id in another table, or inside
// of a text or a document. What is too much to be searched is taken to be linked.
Status link_by_values(Connection& first, const RowTables& tables, std::set<ColumnId>& linked) {
  const std::vector<ColumnId> differing = differing_columns(tables);
  constexpr double most = 4e6;  // pairs of rows
  for (const ColumnId& id : differing)
    for (const ColumnId& other : differing) {
      const RowTable &a = tables.tables[id.first], &b = tables.tables[other.first];
      const RowColumn &x = a.columns[id.second], &y = b.columns[other.second];
      if (id == other || !is_text(x) || is_time(y)) continue;
      if (linked.contains(id) && linked.contains(other)) continue;
      const bool whole = x.type == y.type;
      if (!whole && x.type != "uuid") continue;
      bool found = static_cast<double>(a.rows) * static_cast<double>(b.rows) > most;
      if (whole || !found) {
        TRY(some, first.query(fmt::format(
                      "select exists (select from (select {}::text as x from {}) a join (select"
                      " {}::text as y from {}) b on {})",
                      x.name, a.from(), y.name, b.from(),
                      whole ? "a.x collate \"C\" = b.y" : "strpos(b.y, a.x) > 0")));
        found = some.truth(0, 0);
      }
      if (!found) continue;
      linked.insert(id);
      linked.insert(other);
    }
  return ok();
}

// Does the default give another value each time? What it calls is looked at only where its text
// does not say so.
Result<bool> makes_anew(Connection& first, Connection& second, const std::string& expression) {
  constexpr auto known = std::to_array<std::string_view>(
      {"nextval(", "now()", "current_timestamp", "current_date", "localtimestamp",
       "clock_timestamp()", "statement_timestamp()", "transaction_timestamp()"});
  const std::string text = lower(expression);
  for (const std::string_view word : known)
    if (contains(text, word)) return true;
  std::string values[2];
  Connection* const both[] = {&first, &second};
  for (int i = 0; i < 2; ++i) {
    CHECK(both[i]->run("savepoint shale_default"));
    auto rows = both[i]->query(fmt::format("select ({})::text", expression));
    CHECK(both[i]->run("rollback to savepoint shale_default; release savepoint shale_default"));
    if (!rows) return false;
    values[i] = rows->at(0, 0);
  }
  return values[0] != values[1];
}

// A time that lies far from what would be written is no such time: now() + interval '30 days'. A
// replay may have been kept for a while.
std::string fresh_test(const RowColumn& column) {
  const bool has_default = column.fate == RowFate::leave;
  const std::string made = has_default ? column.fallback
                           : column.type == "timestamptz"
                               ? "now()"
                               : "(now() at time zone current_setting('shale.time_zone'))";
  const std::string_view late = column.type == "timestamptz" ? "0"
                                : column.type == "timestamp" ? (has_default ? "14 hours" : "0")
                                                             : "1 day";
  return fmt::format("{0} between ({1}) - interval '{2} days' and ({1}) + interval '{3}'",
                     column.name, made, has_default ? 30 : 2, late);
}

Result<RowFate> fate_of(Connection& first, Connection& second, const RowTable& table,
                        const RowColumn& column) {
  // One transaction has one now().
  if (is_time(column) && column.is_unique && table.rows > 1) return RowFate::keep;
  if (column.identity) return RowFate::leave;
  if (!column.fallback.empty()) {
    TRY(anew, makes_anew(first, second, column.fallback));
    if (anew) return RowFate::leave;
  }
  if (is_time(column)) return RowFate::now;
  if (column.type == "uuid" && first.server_version() >= 130000) return RowFate::random;
  return RowFate::keep;
}

std::string remark_of(const RowTable& table, const RowColumn& column) {
  const std::string start =
      fmt::format("{}.{} is another value after each replay", table.name, column.name);
  if (column.is_linked)
    return start + ", and other rows refer to it: the values of the first replay are kept.";
  switch (column.fate) {
    case RowFate::leave:
      return fmt::format("{}: it is left to its {}.", start,
                         column.identity ? "identity" : "default, " + column.fallback);
    case RowFate::now:
      return start + ": it is written as now().";
    case RowFate::random:
      return start + ": it is written as gen_random_uuid().";
    case RowFate::keep:
      break;
  }
  return start + ", and nothing makes it anew: the values of the first replay are kept.";
}

Status settle(Connection& first, RowTable& table, RowColumn& column) {
  column.all_anew = column.fate == RowFate::leave && column.differing == table.rows;
  if (!is_time(column) || column.fate == RowFate::keep) return ok();
  column.fresh = fresh_test(column);
  TRY(rows, first.query(fmt::format("select exists (select from {} where ({}) is not true)",
                                    table.from(), column.fresh)));
  column.all_anew &= !rows.truth(0, 0);
  return ok();
}

}  // namespace

Status choose_fates(Connection& first, Connection& second, RowTables& tables) {
  std::set<ColumnId> linked = linked_by_keys(tables);
  CHECK(link_by_values(first, tables, linked));
  for (const ColumnId& id : differing_columns(tables)) {
    RowTable& table = tables.tables[id.first];
    RowColumn& column = table.columns[id.second];
    column.is_linked = linked.contains(id);
    if (!column.is_linked) {
      TRY(fate, fate_of(first, second, table, column));
      column.fate = fate;
    }
    CHECK(settle(first, table, column));
  }
  return ok();
}

void say_fates(RowTables& tables) {
  for (const ColumnId& id : differing_columns(tables)) {
    const RowTable& table = tables.tables[id.first];
    const RowColumn& column = table.columns[id.second];
    if (column.fate == RowFate::keep || column.made_anew)
      tables.remarks.push_back(remark_of(table, column));
    if (column.is_stale)
      tables.remarks.push_back(
          fmt::format("{}.{} has times that differ after each replay and are not the time of the"
                      " replay: those of the first are kept.",
                      table.name, column.name));
  }
}

}  // namespace shale
