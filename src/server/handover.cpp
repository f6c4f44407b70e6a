// What of a database's objects goes to a role for untrusted code, and what is taken out of its
// reach. Run by a superuser in a copy of what is trusted, before any other code has run there.
#include <fmt/format.h>

#include "server/confinement.h"
#include "server/quote.h"

namespace shale {
namespace {

// Owners whose rights go beyond what they own: theirs is given away. The objects of others stay
// where they are, and the role becomes their member.
constexpr std::string_view strong_owners = R"(
create temporary view shale_owner as
select r.oid, r.rolname, pg_catalog.bool_or(p.rolsuper or p.rolcreaterole or p.rolcreatedb
    or p.rolreplication or (p.rolname ~ '^pg_' and p.rolname <> 'pg_database_owner')) as strong
  from pg_catalog.pg_roles r join pg_catalog.pg_roles p
    on p.oid = r.oid or pg_catalog.pg_has_role(r.oid, p.oid, 'member')
 group by r.oid, r.rolname;
)";

// Class, oid, owner, and the words of ALTER. Left out: what goes with another object (a row type,
// an identity's sequence), what belongs to an extension, what only a superuser may own, what
// reaches out (foreign tables and servers), functions in languages that may do anything.
constexpr std::string_view things = R"(
create temporary view shale_thing as
select t.* from (
  select 2615 as class, oid, nspowner as owner, 'schema' as words from pg_catalog.pg_namespace
   where nspname !~ '^pg_' and nspname <> 'information_schema'
  union all select 1259, oid, relowner, case relkind when 'v' then 'view'
     when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end
    from pg_catalog.pg_class where relkind in ('r', 'p', 'v', 'm', 'S') and relpersistence <> 't'
  union all select 1247, oid, typowner, 'type' from pg_catalog.pg_type
  union all select 1255, p.oid, proowner, 'routine' from pg_catalog.pg_proc p
    join pg_catalog.pg_language l on l.oid = p.prolang where l.lanpltrusted or not l.lanispl
  union all select 2617, oid, oprowner, 'operator' from pg_catalog.pg_operator
  union all select 2616, oid, opcowner, 'operator class' from pg_catalog.pg_opclass
  union all select 2753, oid, opfowner, 'operator family' from pg_catalog.pg_opfamily
  union all select 3456, oid, collowner, 'collation' from pg_catalog.pg_collation
  union all select 2607, oid, conowner, 'conversion' from pg_catalog.pg_conversion
  union all select 3600, oid, dictowner, 'text search dictionary' from pg_catalog.pg_ts_dict
  union all select 3602, oid, cfgowner, 'text search configuration' from pg_catalog.pg_ts_config
  union all select 3381, oid, stxowner, 'statistics' from pg_catalog.pg_statistic_ext
  union all select 6104, oid, pubowner, 'publication' from pg_catalog.pg_publication
  union all select 2613, oid, lomowner, 'large object' from pg_catalog.pg_largeobject_metadata
) t
 where (t.oid >= 16384 or t.class = 2615) and not exists (
   select from pg_catalog.pg_depend d where d.classid = t.class::oid and d.objid = t.oid
      and not (d.refclassid = d.classid and d.refobjid = d.objid)  -- of a partitioned table's key
      and (d.deptype in ('e', 'i') or d.deptype = 'a' and t.words = 'sequence'));
)";

// What may not be given stays where it is: it can be read, and not be changed.
constexpr std::string_view give_objects = R"(
do $give$ declare one record; begin
  for one in select pg_catalog.format('alter %s %s owner to {0}', t.words,
       (pg_catalog.pg_identify_object(t.class::oid, t.oid, 0)).identity) as sql
     from pg_temp.shale_thing t join pg_temp.shale_owner o on o.oid = t.owner where o.strong
     order by t.class = 2615 desc, t.words = 'sequence', t.class, t.oid
  loop
    begin execute one.sql; exception when others then null; end;
  end loop;
  for one in select distinct o.rolname from pg_temp.shale_thing t
     join pg_temp.shale_owner o on o.oid = t.owner where not o.strong and o.rolname not in ('pg_database_owner', {1})
  loop
    execute pg_catalog.format('grant %I to {0}', one.rolname);
  end loop;
end $give$;
)";

// Rights that a superuser's new objects get without anybody saying so are those of the role's.
constexpr std::string_view give_defaults = R"(
do $defaults$ declare one record; begin
  for one in select d.defaclnamespace = 0 as everywhere, a.grantee,
       pg_catalog.format('alter default privileges for role {0}%s ',
         ' in schema ' || pg_catalog.quote_ident(n.nspname)) as start,
       case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'routines'
         when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as what,
       a.privilege_type, a.is_grantable,
       case when a.grantee = 0 then 'public' when a.grantee = d.defaclrole then '{0}'
         else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end as whom,
       pg_catalog.row_number() over (partition by d.oid) = 1 as first
     from pg_catalog.pg_default_acl d join pg_temp.shale_owner o on o.oid = d.defaclrole and o.strong
     left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace,
     lateral pg_catalog.aclexplode(d.defaclacl) a
  loop
    if one.everywhere and one.first then
      execute one.start || 'revoke all on ' || one.what || ' from public';
    end if;
    execute one.start || 'grant ' || one.privilege_type || ' on ' || one.what || ' to ' || one.whom
      || case when one.is_grantable and one.grantee <> 0 then ' with grant option' else '' end;
  end loop;
end $defaults$;
)";

// No way out: foreign data, functions that reach the network or files, languages that do what they
// like. Triggers that are there go on.
constexpr std::string_view no_way_out = R"(
do $close$ declare one record; begin
  for one in select pg_catalog.format('drop user mapping for %s server %I',
       case when umuser = 0 then 'public' else pg_catalog.quote_ident(usename) end, srvname) as sql
     from pg_catalog.pg_user_mappings
  union all select pg_catalog.format('alter foreign data wrapper %I no handler', fdwname)
     from pg_catalog.pg_foreign_data_wrapper where fdwhandler <> 0
  union all select pg_catalog.format('revoke all on routine %s from public',
       (pg_catalog.pg_identify_object('pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0)).identity)
     from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang
     where not l.lanpltrusted and l.lanispl or exists (
       select from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid
          and d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
          and e.extname in ('dblink', 'http', 'pg_net', 'pg_curl', 'plsh', 'adminpack', 'pg_cron',
            'aws_s3', 'aws_lambda', 'aws_commons', 'pg_background'))
  loop
    execute one.sql;
  end loop;
end $close$;
)";

}  // namespace

std::string handover_sql(const std::string& role) {
  const std::string name = quoted_name(role), literal = quoted_literal(role);
  const auto of_role = [&](std::string_view sql) {
    return replace_all(replace_all(std::string(sql), "{0}", name), "{1}", literal);
  };
  // Event triggers and the like of what is trusted have no business with it.
  return "set session_replication_role = replica; set client_min_messages = error;"
         " set search_path = ''; begin;" +
         std::string(strong_owners) + std::string(things) + of_role(give_objects) +
         of_role(give_defaults) + std::string(no_way_out) +
         "drop view pg_temp.shale_thing; drop view pg_temp.shale_owner; commit";
}

}  // namespace shale
