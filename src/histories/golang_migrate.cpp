// golang-migrate: schema_migrations(version bigint, dirty boolean), with one row or none.
//
// The row is a high-water mark: everything at or below it is assumed to be applied, and a file that
// was merged late with a lower number is passed over in silence.
#include <fmt/format.h>

#include "adopt/foreign_history.h"
#include "adopt/lock_id.h"

namespace shale::histories_::in_golang_migrate {
namespace {

constexpr std::string_view tables_like_it = R"(
select format('%I.%I', n.nspname, c.relname), n.nspname, c.relname
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and case when $1 = '' then c.relname = 'schema_migrations' else c.oid = to_regclass($1) end
  and (select array_agg(a.attname::text order by a.attnum) from pg_catalog.pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) = '{version,dirty}'
order by 1)";

Result<std::vector<ForeignState>> find(Connection& connection, const Folder&,
                                       const ForeignOptions& options) {
  std::vector<ForeignState> all;
  // With a column it is the names of files that are looked for.
  if (!options.column.empty()) return all;
  TRY(tables, connection.query(tables_like_it, {options.table}));
  for (int i = 0; i < tables.size(); ++i) {
    ForeignState state{.tool = nullptr,
                       .table = std::string(tables.at(i, 0)),
                       .schema_name = std::string(tables.at(i, 1)),
                       .table_name = std::string(tables.at(i, 2)),
                       .advisory_lock = options.advisory_lock};
    TRY(rows, connection.query("select version, dirty from " + state.table + " limit 1"));
    // -1 is what it writes while the down of the first one runs.
    if (rows.size() > 0 && rows.number(0, 0) >= 0) state.version = std::string(rows.at(0, 0));
    if (rows.size() > 0) state.dirty = rows.truth(0, 1);
    all.push_back(std::move(state));
  }
  return all;
}

Claim claim(const ForeignState& state, const Folder& folder) {
  Claim claim;
  if (state.version.empty()) return claim;
  bool has_file = false;
  for (const Migration& m : folder.migrations) {
    const auto order = compare_versions(m.version, state.version);
    if (order <= 0) claim.applied.push_back(&m);
    has_file = has_file || order == 0;
  }
  if (!has_file) claim.without_file.push_back(state.version);
  return claim;
}

Result<bool> lock(Connection& connection, const ForeignState& state) {
  TRY(name, connection.query("select current_database()"));
  const std::string database(name.at(0, 0));
  for (const std::string& said : {"/" + database, database}) {
    TRY(mine,
        connection.query(fmt::format("select pg_try_advisory_xact_lock({})",
                                     golang_lock_id(said, state.schema_name, state.table_name))));
    if (!mine.truth(0, 0)) return false;
  }
  return true;
}

std::string settle(const ForeignState& state, const std::string& version) {
  std::string sql = "delete from " + state.table + ";\n";
  if (!version.empty())
    sql +=
        fmt::format("insert into {} (version, dirty) values ({}, false);\n", state.table, version);
  return sql;
}

// While a migration is half done, it is dirty here too: the other tool then keeps its hands off.
Result<std::string> keep_in_step(Connection&, const ForeignState& state, const Folder&) {
  return fmt::format(R"(  delete from {0};
  insert into {0} (version, dirty)
  select coalesce(max(version::numeric), 0), coalesce(bool_or(half), false)
  from (select version, event in ('running', 'progress', 'failed') as half
        from (select distinct on (stem) * from shale.history order by stem, number desc) newest
        where event not in ('taken back', 'undone')) standing
  having count(*) > 0;
)",
                     state.table);
}

}  // namespace

extern const ForeignHistory golang_migrate;
constinit const ForeignHistory golang_migrate{
    .name = "golang-migrate",
    .summary = "schema_migrations(version, dirty): a high-water mark",
    .looked_for = "schema_migrations(version, dirty)",
    .by_mark = true,
    .find =
        [](Connection& connection, const Folder& folder, const ForeignOptions& options) {
          auto all = find(connection, folder, options);
          if (all)
            for (ForeignState& state : *all) state.tool = &golang_migrate;
          return all;
        },
    .claim = claim,
    .lock = lock,
    .settle = settle,
    .keep_in_step = keep_in_step,
};

}  // namespace shale::histories_::in_golang_migrate
