#include "run/reset.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

std::string array_of(const std::vector<std::string>& names) {
  std::string out = "array[";
  for (const std::string& name : names)
    out += (out.ends_with('[') ? "" : ", ") + quote_literal(name);
  return out + "]::text[]";
}

void drop_each(std::string& sql, std::string_view kind, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    sql += fmt::format("drop {} if exists {} cascade;\n", kind, quote_name(name));
}

// The schema public is there in a new database and stays, with its owner and grants, and with what
// extensions have in it: its own objects go, one by one. pg_identify_object names them as DROP
// does.
constexpr std::string_view empty_public = R"(
do $shale$
declare
  drops text[];
  one text;
begin
  select array_agg(format('drop %s if exists %s cascade',
           case what.type when 'composite type' then 'type' else what.type end, what.identity)
           order by o.place)
    into drops
  from (
    select case relkind when 'S' then 9 else 1 end as place, 'pg_class'::regclass as classid, oid
      from pg_catalog.pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all select 2, 'pg_proc'::regclass, oid from pg_catalog.pg_proc
      where pronamespace = 'public'::regnamespace
    union all select 3, 'pg_operator'::regclass, oid from pg_catalog.pg_operator
      where oprnamespace = 'public'::regnamespace
    union all select 3, 'pg_opfamily'::regclass, oid from pg_catalog.pg_opfamily
      where opfnamespace = 'public'::regnamespace
    union all select 4, 'pg_type'::regclass, t.oid from pg_catalog.pg_type t
      left join pg_catalog.pg_class c on c.oid = typrelid
      where typnamespace = 'public'::regnamespace and typcategory <> 'A'
        and (typtype in ('e', 'd', 'r', 'b') or (typtype = 'c' and relkind = 'c'))
    union all select 5, 'pg_collation'::regclass, oid from pg_catalog.pg_collation
      where collnamespace = 'public'::regnamespace
    union all select 5, 'pg_conversion'::regclass, oid from pg_catalog.pg_conversion
      where connamespace = 'public'::regnamespace
    union all select 5, 'pg_ts_config'::regclass, oid from pg_catalog.pg_ts_config
      where cfgnamespace = 'public'::regnamespace
    union all select 6, 'pg_ts_dict'::regclass, oid from pg_catalog.pg_ts_dict
      where dictnamespace = 'public'::regnamespace
  ) o, pg_identify_object(o.classid, o.oid, 0) what
  where not exists (select from pg_catalog.pg_depend d
    where d.classid = o.classid and d.objid = o.oid and d.deptype = 'e');
  foreach one in array coalesce(drops, '{}') loop
    execute one;
  end loop;
end
$shale$;
)";

// All that lies outside of the managed schemas and the managed extensions: none of it may go.
std::string outside_sql(const Managed& managed) {
  return fmt::format(R"(
with theirs as (
  select oid from pg_catalog.pg_namespace
  where nspname <> all({0}) and nspname !~ '^pg_' and nspname not in ('information_schema', 'shale')
), ours as (select oid from pg_catalog.pg_extension where extname = any({1}))
select o.classid::text || ':' || o.objid::text || ':' || o.sub::text,
  pg_describe_object(o.classid, o.objid, o.sub)
from (
  select 'pg_class'::regclass as classid, oid as objid, 0 as sub from pg_catalog.pg_class
    where relnamespace in (select oid from theirs) and relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
  union all select 'pg_class'::regclass, attrelid, attnum from pg_catalog.pg_attribute
    join pg_catalog.pg_class c on c.oid = attrelid
    where relnamespace in (select oid from theirs) and attnum > 0 and not attisdropped
      and relkind in ('r', 'p', 'f')
  union all select 'pg_constraint'::regclass, oid, 0 from pg_catalog.pg_constraint
    where connamespace in (select oid from theirs)
  union all select 'pg_attrdef'::regclass, a.oid, 0 from pg_catalog.pg_attrdef a
    join pg_catalog.pg_class c on c.oid = adrelid where relnamespace in (select oid from theirs)
  union all select 'pg_trigger'::regclass, t.oid, 0 from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = tgrelid
    where relnamespace in (select oid from theirs) and not tgisinternal
  union all select 'pg_policy'::regclass, p.oid, 0 from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = polrelid where relnamespace in (select oid from theirs)
  union all select 'pg_proc'::regclass, oid, 0 from pg_catalog.pg_proc
    where pronamespace in (select oid from theirs)
  union all select 'pg_type'::regclass, oid, 0 from pg_catalog.pg_type
    where typnamespace in (select oid from theirs) and typtype in ('e', 'd', 'r')
  union all select 'pg_extension'::regclass, oid, 0 from pg_catalog.pg_extension
    where oid not in (select oid from ours)
) o
where not exists (select from pg_catalog.pg_depend d where d.classid = o.classid
  and d.objid = o.objid and d.deptype = 'e' and d.refobjid in (select oid from ours)))",
                     array_of(managed.schemas), array_of(managed.extensions));
}

// What is outside, by identity, described.
Result<std::map<std::string, std::string>> outside(Connection& connection, const Managed& managed) {
  TRY(rows, connection.query(outside_sql(managed)));
  std::map<std::string, std::string> all;
  for (int i = 0; i < rows.size(); ++i) all.emplace(rows.at(i, 0), rows.at(i, 1));
  return all;
}

std::string drops_of(const Managed& managed) {
  // Event triggers first: they would fire on the drops.
  std::string sql;
  drop_each(sql, "event trigger", managed.event_triggers);
  drop_each(sql, "publication", managed.publications);
  drop_each(sql, "foreign data wrapper", managed.foreign_data_wrappers);
  for (const std::string& schema : managed.schemas)
    sql += schema == "public"
               ? std::string(empty_public)
               : fmt::format("drop schema if exists {} cascade;\n", quote_name(schema));
  drop_each(sql, "extension", managed.extensions);
  return sql;
}

// The drops, in the open transaction. The Error names what else would have gone.
Status drop_inside(Session& session, const Managed& managed) {
  Connection& connection = session.connection();
  TRY(before, outside(connection, managed));
  CHECK(connection.run(drops_of(managed)));
  TRY(after, outside(connection, managed));
  std::vector<std::string> lost;
  for (const auto& [identity, what] : before)
    if (!after.contains(identity)) lost.push_back(what);
  if (lost.empty()) return connection.run("delete from shale.history");
  constexpr std::size_t most = 5;
  const std::size_t total = lost.size();
  lost.resize(std::min(most, total));
  return Error{.fault = Fault::database,
               .what = "reset would also drop what is not the migrations': " + join(lost, ", ") +
                       (total > most ? fmt::format(" and {} more", total - most) : ""),
               .hint = "it depends on what the migrations made: drop it or move it yourself first"};
}

}  // namespace

Result<std::vector<std::string>> tables_with_rows(Connection& connection, const Managed& managed) {
  TRY(tables, connection.query(
                  fmt::format("select format('%I.%I', nspname, relname) from pg_catalog.pg_class c "
                              "join pg_catalog.pg_namespace n on n.oid = relnamespace "
                              "where relkind = 'r' and nspname = any({}) order by 1",
                              array_of(managed.schemas))));
  std::vector<std::string> full;
  for (int i = 0; i < tables.size(); ++i) {
    const std::string name(tables.at(i, 0));
    TRY(rows, connection.query("select exists(select from " + name + ")"));
    if (rows.truth(0, 0)) full.push_back(name);
  }
  return full;
}

Status drop_managed(Session& session, const Managed& managed) {
  Connection& connection = session.connection();
  CHECK(connection.run(
      fmt::format("begin; set local lock_timeout = {}", session.options().lock_timeout.count())));
  Status dropped = drop_inside(session, managed);
  if (dropped) dropped = connection.run("commit");
  if (dropped) return session.refresh();
  Error error = std::move(dropped).error();
  if (connection.alive()) CHECK(connection.run("rollback"));
  if (error.sqlstate == "53200")
    error.hint = "raise max_locks_per_transaction on the server: all is dropped in one transaction";
  if (error.sqlstate == "42501")
    error.hint = "reset needs the owner of these objects, or a superuser";
  if (error.sqlstate == "55P03")
    error.hint = "somebody uses these tables: end it, or give more time: --lock-timeout 30s";
  error.notes.emplace_back("nothing was dropped");
  return error;
}

}  // namespace shale
