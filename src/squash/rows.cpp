#include "squash/rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "squash/row_compare.h"
#include "squash/row_order.h"
#include "squash/row_positions.h"
#include "squash/row_writer.h"

namespace shale {
namespace {

std::string names(const std::vector<RowSwitch>& switches, std::string RowSwitch::*which) {
  std::string sql;
  for (const RowSwitch& one : switches) sql += one.*which;
  return sql;
}

// Each table's statements, put together in the order of the tables.
class Assembly {
 public:
  Assembly(Connection& first, Connection& second, RowTables& tables)
      : first_(first), second_(second), tables_(tables), order_(order_of(tables)) {
    places_.resize(order_.tables.size());
    for (std::size_t i = 0; i < order_.tables.size(); ++i) places_[order_.tables[i]] = i;
    behind_.resize(order_.tables.size());
  }

  Status write() {
    for (const std::size_t t : order_.tables) CHECK(write_table(t));
    return ok();
  }
  std::vector<TableRows> take() { return std::move(written_); }

 private:
  Status write_table(std::size_t t) {
    RowTable& table = tables_.tables[t];
    std::vector<RowLink> own;
    for (const RowLink& link : tables_.links)
      if (link.from == t && link.to == t) own.push_back(link);
    TRY(options, self_order(first_, table, own));
    std::size_t last = places_[t];  // the table behind which the rows are whole
    for (const RowLink& link : order_.later)
      if (link.from == t) {
        for (const std::size_t c : columns_to_fill(table, link)) options.later.insert(c);
        last = std::max(last, places_[link.to]);
      }
    TRY(rows, write_rows(first_, second_, table, options));
    if (!rows.updates.empty())
      behind_[last] +=
          switched_off(table, table.on_update) + rows.updates + switched_on(table, table.on_update);
    TableRows result{.table = table.key, .rows = table.rows};
    result.delete_off = names(table.on_delete, &RowSwitch::off);
    result.delete_on = names(table.on_delete, &RowSwitch::on);
    result.inserts = std::move(rows.sql);
    surround(t, result);
    result.after += behind_[places_[t]];
    for (const RowColumn& column : table.columns)
      if (column.made_anew) result.volatile_columns.push_back(column.name);
    written_.push_back(std::move(result));
    return ok();
  }

  // A trigger can be switched only while nothing of its table waits to be checked.
  std::string switched_off(const RowTable& table, const std::vector<RowSwitch>& switches) const {
    return switches.empty() ? "" : check_now(table) + names(switches, &RowSwitch::off);
  }
  std::string switched_on(const RowTable& table, const std::vector<RowSwitch>& switches) const {
    return switches.empty() ? "" : check_now(table) + names(switches, &RowSwitch::on);
  }

  std::string check_now(const RowTable& table) const {
    std::vector<std::string> names_now;
    for (const std::string& constraint : table.deferred)
      if (std::ranges::find(order_.deferred, constraint, &RowLink::constraint) ==
          order_.deferred.end())
        names_now.push_back(constraint);
    return names_now.empty()
               ? ""
               : fmt::format("SET CONSTRAINTS {} IMMEDIATE;\n", join(names_now, ", "));
  }

  // Of a circle, keys are checked where all of it is there.
  void surround(std::size_t t, TableRows& rows) {
    const RowTable& table = tables_.tables[t];
    std::size_t last = places_[t];
    for (const RowLink& link : order_.deferred)
      if (link.from == t) {
        rows.before += fmt::format("SET CONSTRAINTS {} DEFERRED;\n", link.constraint);
        behind_[places_[link.to]] +=
            fmt::format("SET CONSTRAINTS {} IMMEDIATE;\n", link.constraint);
        last = std::max(last, places_[link.to]);
      }
    if (rows.before.empty()) {
      rows.before = switched_off(table, table.on_insert);
      rows.after = switched_on(table, table.on_insert);
      return;
    }
    rows.before += names(table.on_insert, &RowSwitch::off);
    if (!table.on_insert.empty())
      behind_[last] += check_now(table) + names(table.on_insert, &RowSwitch::on);
  }

  Connection& first_;
  Connection& second_;
  RowTables& tables_;
  RowOrder order_;
  std::vector<std::size_t> places_{};  // of each table in the order
  std::vector<std::string> behind_{};  // what stands behind the rows of a table, by its place
  std::vector<TableRows> written_{};
};

void say_what_meddles(RowTables& tables) {
  for (const RowTable& table : tables.tables) {
    const auto has = [&](bool is_rule) {
      return std::ranges::any_of(table.on_insert,
                                 [&](const RowSwitch& one) { return one.is_rule == is_rule; });
    };
    for (const bool is_rule : {false, true})
      if (has(is_rule))
        tables.remarks.push_back(
            fmt::format("The {} of {} are switched off while its rows are inserted.",
                        is_rule ? "rules" : "triggers", table.name));
    if (table.is_forced)
      tables.remarks.push_back(fmt::format(
          "{} forces row-level security: who inserts its rows has to be a role that bypasses it.",
          table.name));
  }
}

// A row that a constraint would refuse, because it was there before that.
Status say_what_is_refused(Connection& connection, RowTables& tables) {
  std::vector<std::string> keys;
  for (const RowTable& table : tables.tables) keys.push_back(table.key);
  if (keys.empty()) return ok();
  TRY(rows, connection.query(fmt::format(
                "select conrelid::regclass, quote_ident(conname) from pg_constraint where not"
                " convalidated and {} and contype in ('c', 'f') and conrelid ="
                " any(array[{}]::pg_catalog.regclass[]) order by 1, 2",
                connection.server_version() >= 180000 ? "conenforced" : "true", literals(keys))));
  for (int r = 0; r < rows.size(); ++r) {
    CHECK(connection.run("savepoint shale_validate"));
    const Status valid = connection.run(
        fmt::format("alter table {} validate constraint {}", rows.at(r, 0), rows.at(r, 1)));
    CHECK(connection.run("rollback to savepoint shale_validate; release savepoint shale_validate"));
    if (valid) continue;
    tables.remarks.push_back(
        fmt::format("Rows of {} break its constraint {}, which was never validated: it will refuse"
                    " them ({}).",
                    rows.at(r, 0), rows.at(r, 1), valid.error().what));
  }
  return ok();
}

std::string states_query(const RowTable& table, const InsertedRows& known) {
  const auto found = std::ranges::find(known.tables, table.key, &TableRows::table);
  std::vector<std::pair<std::string, std::size_t>> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string& name = table.columns[c].name;
    const bool left_out =
        found != known.tables.end() &&
        std::ranges::find(found->volatile_columns, name) != found->volatile_columns.end();
    if (!left_out) columns.emplace_back(name, c);
  }
  std::ranges::sort(columns);
  std::vector<std::size_t> places;
  for (const auto& [name, place] : columns) places.push_back(place);
  return fmt::format("select count(*), coalesce(sum({}), 0) from {}", row_hash(table, places),
                     table.from());
}

}  // namespace

Result<InsertedRows> inserted_rows(Connection& first, Connection& second, const Catalog& catalog) {
  TRY(one, begin_reading(first));
  TRY(other, begin_reading(second));
  InsertedRows inserted;
  TRY(moved, moved_sequences(first, catalog));  // before a default is tried
  for (const SequencePosition& at : moved)
    inserted.setvals += fmt::format("SELECT setval({}, {}, {});\n", quote_literal(at.sequence),
                                    at.value, at.is_called);
  TRY(views, filled_views(first, catalog));
  for (const std::string& view : views)
    inserted.refreshes += fmt::format("REFRESH MATERIALIZED VIEW {};\n",
                                      view.substr(view.starts_with("public.") ? 7 : 0));
  TRY(tables, read_row_tables(first, catalog));
  CHECK(compare_replays(first, second, catalog, tables));
  Assembly assembly(first, second, tables);
  CHECK(assembly.write());
  inserted.tables = assembly.take();
  say_fates(tables);
  say_what_meddles(tables);
  CHECK(say_what_is_refused(first, tables));
  inserted.remarks = std::move(tables.remarks);
  return inserted;
}

Result<std::map<std::string, RowState>> row_states(Connection& connection, const Catalog& catalog,
                                                   const InsertedRows& rows) {
  TRY(reading, begin_reading(connection));
  TRY(keys, tables_with_rows(connection, catalog));
  std::vector<RowTable> tables = row_tables_of(keys);
  CHECK(read_row_columns(connection, tables));
  // The order of the columns says nothing about the rows.
  for (RowTable& table : tables) std::ranges::sort(table.columns, {}, &RowColumn::name);
  std::map<std::string, RowState> states;
  std::vector<std::string> queries;
  for (const RowTable& table : tables) queries.push_back(states_query(table, rows));
  if (!queries.empty()) {
    TRY(answers, connection.pipeline(queries));
    for (std::size_t i = 0; i < tables.size(); ++i)
      states[tables[i].key] = {answers[i].number(0, 0), std::string(answers[i].at(0, 1))};
  }
  TRY(moved, moved_sequences(connection, catalog));
  for (const SequencePosition& at : moved)
    states["sequence " + at.sequence] = {at.value, at.is_called ? "called" : ""};
  TRY(views, filled_views(connection, catalog));
  for (const std::string& view : views) {
    TRY(count, connection.query("select count(*) from " + view));
    states["materialized view " + view] = {count.number(0, 0), ""};
  }
  return states;
}

}  // namespace shale
