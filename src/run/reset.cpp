#include "run/reset.h"

#include <fmt/format.h>

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

// The schema public is there in a new database, so it comes back as it was: owner, grants, comment.
constexpr std::string_view recreate_public = R"(
do $shale$
declare
  was record;
  grantee text;
begin
  select nspowner::regrole::text as owner, nspacl, obj_description(oid, 'pg_namespace') as comment
    into was from pg_catalog.pg_namespace where nspname = 'public';
  if not found then
    create schema public;
    return;
  end if;
  drop schema public cascade;
  execute 'create schema public authorization ' || was.owner;
  for grantee in
    select format('grant %s on schema public to %s%s', privilege_type,
                  case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
                  case when is_grantable then ' with grant option' else '' end)
    from aclexplode(was.nspacl) a
  loop
    execute grantee;
  end loop;
  if was.comment is not null then
    execute format('comment on schema public is %L', was.comment);
  end if;
end
$shale$;
)";

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
  // Event triggers first: they would fire on the drops.
  std::string sql = "begin;\n";
  drop_each(sql, "event trigger", managed.event_triggers);
  drop_each(sql, "publication", managed.publications);
  drop_each(sql, "foreign data wrapper", managed.foreign_data_wrappers);
  drop_each(sql, "extension", managed.extensions);
  for (const std::string& schema : managed.schemas)
    sql += schema == "public"
               ? std::string(recreate_public)
               : fmt::format("drop schema if exists {} cascade;\n", quote_name(schema));
  sql += "delete from shale.history;\ncommit";
  Status dropped = session.connection().run(sql);
  if (dropped) return session.refresh();
  Error error = std::move(dropped).error();
  [[maybe_unused]] const Status back = session.connection().run("rollback");
  if (error.sqlstate == "53200")
    error.hint = "raise max_locks_per_transaction on the server: all is dropped in one transaction";
  if (error.sqlstate == "42501")
    error.hint = "reset needs the owner of these objects, or a superuser";
  error.notes.emplace_back("nothing was dropped");
  return std::move(error).while_doing("dropping what the migrations made");
}

}  // namespace shale
