#include "review/bodies.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "diff/fates.h"

namespace shale {
namespace {

// Makes each anew, so that its body is checked, and takes that back.
constexpr std::string_view check_all = R"(begin;
set local check_function_bodies = on;
set local client_min_messages = error;
set local shale.broken = '';
do $shale$
declare f record;
begin
  for f in select p.oid, pg_catalog.pg_get_functiondef(p.oid) as text from pg_catalog.pg_proc p
      join pg_catalog.pg_language l on l.oid = p.prolang
      where l.lanname = 'sql' and p.prokind in ('f', 'p') and p.oid >= 16384
      and not exists (select from pg_catalog.pg_depend d where d.classid = 1255
                      and d.objid = p.oid and d.deptype in ('e', 'i')) loop
    begin
      execute f.text;
      raise exception using errcode = 'SHALE';
    exception when sqlstate 'SHALE' then null;
    when others then
      perform pg_catalog.set_config('shale.broken', pg_catalog.current_setting('shale.broken')
        || f.oid || e'\t' || pg_catalog.translate(sqlerrm, e'\t\n', '  ') || e'\n', true);
    end;
  end loop;
end $shale$)";

Result<std::map<Oid, std::string>> failing(Connection& connection) {
  std::map<Oid, std::string> all;
  const Status done = connection.run(check_all);
  if (done) {
    TRY(rows, connection.query("select current_setting('shale.broken')"));
    for (std::string_view line : lines(rows.at(0, 0)))
      if (const auto parts = split(line, '\t'); parts.size() == 2)
        all[static_cast<Oid>(std::stoul(std::string(parts[0])))] = parts[1];
  }
  CHECK(connection.run("rollback"));
  return all;
}

bool is_in(const Catalog& catalog, std::string_view language) {
  for (const char* kind : {"function", "procedure"})
    for (const Object& routine : catalog.of(*find_kind(kind)))
      if (attribute_text(routine, "language") == language) return true;
  return false;
}

// Only what goes, changes or gets another name can break a body that is left as it is.
bool may_break(const Difference& change) {
  return std::ranges::any_of(change.changes, [](const Change& c) {
    const std::string_view kind = c.either().kind->name;
    return c.left != nullptr || kind == "function" || kind == "procedure";
  });
}

// As it was before: the same object with the same body.
bool is_unchanged(const Object& routine, const Catalog& before) {
  const int found = before.at(routine.address);
  if (found < 0) return false;
  const Object& old = before.objects()[static_cast<std::size_t>(found)];
  return old.kind == routine.kind && attribute_text(old, "body") == attribute_text(routine, "body");
}

}  // namespace

Status Bodies::begin(Connection& connection) {
  TRY(now, failing(connection));
  for (const auto& [oid, reason] : now) broken_.insert(oid);
  return ok();
}

Result<std::vector<BrokenBody>> Bodies::look(Connection& connection, const Catalog& before,
                                             const Catalog& after, const Difference& change) {
  std::vector<BrokenBody> all;
  if (!may_break(change)) return all;
  if (is_in(after, "sql")) {
    TRY(now, failing(connection));
    for (const auto& [oid, reason] : now) {
      if (!broken_.insert(oid).second) continue;
      const int found = after.at({catalog_oid::procedure, oid, 0});
      if (found < 0) continue;
      const Object& routine = after.objects()[static_cast<std::size_t>(found)];
      if (is_unchanged(routine, before)) all.push_back({&routine, Certainty::proven, reason});
    }
  }
  for (const char* kind : {"function", "procedure"})
    for (const Object& routine : after.of(*find_kind(kind))) {
      if (attribute_text(routine, "language") != "plpgsql" || !is_unchanged(routine, before))
        continue;
      std::string reason = named_and_gone(routine, before, after, change);
      if (!reason.empty()) all.push_back({&routine, Certainty::predicted, std::move(reason)});
    }
  return all;
}

}  // namespace shale
