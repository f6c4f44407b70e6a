#include "server/spare.h"

#include "base/text.h"
#include "server/quote.h"
#include "server/snapshot.h"

namespace shale {
namespace {

constexpr std::string_view spare_prefix = "shale_spare_";

// Spares that are missing, and those that are not wanted: "make" or "drop", what is behind the
// prefix (the key and a number), and of one to be dropped if it is whole. Of the two snapshots that
// were used last there are two each, because a review takes two. The time of the last use is in the
// snapshot's comment, as snapshot.cpp writes it: to the minute.
constexpr std::string_view tending_query =
    "with snapshot as (select substr(datname, 12) as key,"
    " substring(pg_catalog.shobj_description(oid, 'pg_database') from '\"used\": ?(\\d+)')::int8 "
    "as used"
    " from pg_catalog.pg_database where datname like 'shale\\_snap\\_%' and datistemplate"
    " and not datallowconn),"
    " recent as (select key, row_number() over (order by used desc, key) as place from snapshot"
    " where used > extract(epoch from pg_catalog.now()) - 900),"
    " wanted as (select key || '_' || n as name from recent, generate_series(1, 2) n"
    " where place <= 2),"
    " spare as (select substr(datname, 13) as name, not datallowconn and datconnlimit <> -2 as "
    "whole"
    " from pg_catalog.pg_database where datname like 'shale\\_spare\\_%')"
    " select 'drop', name, whole from spare where not whole or name not in (select name from "
    "wanted)"
    " union all select 'make', name, false from wanted where name not in (select name from spare "
    "where whole)"
    " order by 1, 2";

// What the first connection to a database pays for: the cache of the system catalogs, and their
// pages in memory. Whoever takes the spare will read all of them.
Status warm_up(const Target& spare) {
  TRY(connection, Connection::open(spare));
  return connection.run(
      "do $$ declare name regclass; begin for name in select oid from pg_catalog.pg_class where"
      " relnamespace = 11 and relkind = 'r' and not relisshared loop"
      " execute format('select count(*) from %s', name); end loop; end $$");
}

}  // namespace

// One that takes connections is not finished: somebody is in it, and a rename would wait for that.
// The server calls one invalid (datconnlimit -2) whose DROP was interrupted, and ends the
// connection of who touches it.
bool take_spare(Connection& maintenance, const std::string& snapshot, const std::string& name) {
  if (!snapshot.starts_with(snapshot_prefix)) return false;
  const auto spares = maintenance.query(
      "select datname from pg_catalog.pg_database where starts_with(datname::text, $1)"
      " and not datallowconn and datconnlimit <> -2 order by 1",
      {std::string(spare_prefix) + snapshot.substr(snapshot_prefix.size()) + "_"});
  for (int i = 0; spares && i < spares->size(); ++i) {
    const std::string spare = quoted_name(spares->at(i, 0));
    if (maintenance.run("begin; alter database " + spare +
                        " with allow_connections true; alter database " + spare + " rename to " +
                        quoted_name(name) + "; commit"))
      return true;
    // Somebody else was quicker.
    [[maybe_unused]] const Status rolled_back = maintenance.run("rollback");
  }
  return false;
}

void tend_spares(Connection& maintenance) {
  const auto rows = maintenance.query(std::string(tending_query));
  if (!rows) return;
  for (int i = 0; i < rows->size(); ++i) {
    const std::string name(rows->at(i, 1));
    const std::string spare = quoted_name(std::string(spare_prefix) + name);
    if (rows->at(i, 0) == "drop") {
      // If that is interrupted, it is not taken for a whole one.
      if (rows->truth(i, 2)) [[maybe_unused]]
        const Status opened =
            maintenance.run("alter database " + spare + " with allow_connections true");
      [[maybe_unused]] const Status dropped = maintenance.run("drop database if exists " + spare);
      continue;
    }
    const std::string snapshot = std::string(snapshot_prefix) + name.substr(0, name.find('_'));
    std::string sql = "create database " + spare + " template " + quoted_name(snapshot);
    sql += copying(maintenance.server_version() / 10000);
    if (!maintenance.run(sql)) return;  // the server ends, say
    const Target target = maintenance.target().with("dbname", std::string(spare_prefix) + name);
    [[maybe_unused]] const Status warm = warm_up(target);
    [[maybe_unused]] const Status closed =
        maintenance.run("alter database " + spare + " with allow_connections false");
  }
}

}  // namespace shale
