#include "cli/estimates.h"

#include "base/text.h"

namespace shale {
namespace {

constexpr std::string_view query =
    "select quote_ident(n.nspname) || '.' || quote_ident(c.relname),"
    " (case when c.relkind = 'p' then coalesce((select sum(greatest(k.reltuples, 0))"
    " from pg_catalog.pg_inherits i join pg_catalog.pg_class k on k.oid = i.inhrelid"
    " where i.inhparent = c.oid), 0) else c.reltuples end)::bigint"
    " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
    " where c.relkind in ('r', 'p', 'm') and c.oid >= 16384";

Result<Target> target_of(const Settings& settings, const Schema& schema) {
  if (contains(schema.name, "://")) return Target::parse(schema.name);
  Settings own = settings;
  if (schema.name == "local") own.database_url.clear(), own.from_pg_variables = false;
  TRY(database, project_database(own));
  return database.target;
}

}  // namespace

std::map<std::string, double, std::less<>> estimated_rows(const Settings& settings,
                                                          const Schema& schema) {
  std::map<std::string, double, std::less<>> all;
  if (!contains(schema.name, "://") && schema.name != "db" && schema.name != "local") return all;
  Result<Target> target = target_of(settings, schema);
  if (!target) return all;
  Result<Connection> connection = Connection::open(*target);
  if (!connection) return all;
  Result<Rows> rows = connection->query(query);
  if (!rows) return all;
  for (int r = 0; r < rows->size(); ++r)
    if (rows->number(r, 1) > 0)
      all.emplace(rows->at(r, 0), static_cast<double>(rows->number(r, 1)));
  return all;
}

}  // namespace shale
