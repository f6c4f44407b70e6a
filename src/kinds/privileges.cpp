// GRANT and REVOKE. The reader makes one of these for each object whose privileges are not the
// usual ones of its sort and owner (acldefault); what Postgres or an extension brought, which is no
// object here, is found by the query, and its usual privileges are those that it came with.
#include "kinds/grants.h"

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_privileges {
namespace {

struct Privileges {
  static constexpr std::string_view name = "privileges";
  static constexpr int order = 101;
  static constexpr Oid catalog = 1;  // the reader's: see reader.cpp
  static constexpr int query_cost = 14;
  static constexpr bool grants = true;

  Text set, granted, usual, foreign, column, owned;
  static constexpr Field<Privileges> fields[] = {
      {"privileges", &Privileges::set},
      {"granted", &Privileges::granted, attribute::carried},
      {"usual", &Privileges::usual, attribute::carried},
      {"on", &Privileges::foreign, attribute::carried},
      {"column", &Privileges::column, attribute::carried},
      {"owner", &Privileges::owned, attribute::carried | attribute::beyond},
  };

  // `public` is an object, though Postgres brings it.
  static std::string query(int) {
    return "select g.oid, g.sub, 0,"
           " case when e.refobjid >= 16384 then '3079:' || e.refobjid || ':0' end,"
           " g.words || coalesce(' (' || g.attribute || ')', ''), pg_get_userbyid(g.owner), g.acl,"
           " coalesce(i.initprivs, g.usual), '', null, null, null, g.words, g.attribute,"
           " g.oid < 16384 and g.owner <> 10 and not (g.class = 2615 and g.oid = 2200)"
           " from (" +
           given_query() +
           ") g left join pg_catalog.pg_depend e on e.classid = g.class and e.objid = g.oid"
           " and e.refclassid = 3079 and e.deptype = 'e'"
           " left join pg_catalog.pg_init_privs i on i.objoid = g.oid and i.classoid = g.class"
           " and i.objsubid = g.sub where g.acl is distinct from coalesce(i.initprivs, g.usual)";
  }
  // What is given with a list of privileges: catalog, oid, column, owner, list, usual list, words.
  static std::string given_query() {
    const auto given = [](int catalog, std::string_view row) {
      return fmt::format(
          " and ({1}.oid < 16384 or {1}.oid in (select objid from pg_catalog.pg_depend"
          " where classid = {0} and refclassid = 3079 and deptype = 'e'))",
          catalog, row);
    };
    const auto part = [&](int catalog, std::string_view table, std::string_view prefix,
                          std::string_view letter, std::string_view words,
                          std::string_view condition = "", std::string_view more = "") {
      return fmt::format(
          "select {0} as class, o.oid as oid, 0 as sub, o.{2}owner as owner, o.{2}acl as acl,"
          " acldefault({3}, o.{2}owner){7} as usual, {4} as words, null as attribute"
          " from pg_catalog.{1} o where o.{2}acl is not null{5}{6}",
          catalog, table, prefix, letter, words, condition, given(catalog, "o"), more);
    };
    const std::vector<std::string> parts{
        part(1259, "pg_class", "rel", "case o.relkind when 'S' then 's' else 'r' end::\"char\"",
             "case o.relkind when 'S' then 'SEQUENCE ' else 'TABLE ' end ||"
             " o.relnamespace::regnamespace || '.' || quote_ident(o.relname)",
             "", everybodys_view),
        of_columns("a.attrelid < 16384"),
        of_columns("a.attrelid in (select objid from pg_catalog.pg_depend"
                   " where classid = 1259 and refclassid = 3079 and deptype = 'e')"),
        part(1255, "pg_proc", "pro", "'f'",
             "case o.prokind when 'p' then 'PROCEDURE ' else 'FUNCTION ' end ||"
             " o.pronamespace::regnamespace || '.' || quote_ident(o.proname) || '(' ||"
             " oidvectortypes(o.proargtypes) || ')'"),
        part(1247, "pg_type", "typ", "'T'",
             "'TYPE ' || o.typnamespace::regnamespace || '.' || quote_ident(o.typname)"),
        part(2615, "pg_namespace", "nsp", "'n'", "'SCHEMA ' || quote_ident(o.nspname)",
             " and o.oid <> 2200", everybodys_schema),
        part(2612, "pg_language", "lan", "'l'", "'LANGUAGE ' || quote_ident(o.lanname)"),
        part(2328, "pg_foreign_data_wrapper", "fdw", "'F'",
             "'FOREIGN DATA WRAPPER ' || quote_ident(o.fdwname)"),
        part(1417, "pg_foreign_server", "srv", "'S'",
             "'FOREIGN SERVER ' || quote_ident(o.srvname)")};
    return join(parts, " union all ");
  }

  // Of columns, which are so many that each condition is asked alone: then an index finds them.
  static std::string of_columns(std::string_view condition) {
    return fmt::format(
        "select 1259, c.oid, a.attnum, c.relowner, a.attacl, '{{}}'::aclitem[],"
        " 'TABLE ' || c.relnamespace::regnamespace || '.' || quote_ident(c.relname),"
        " quote_ident(a.attname) from pg_catalog.pg_attribute a"
        " join pg_catalog.pg_class c on c.oid = a.attrelid"
        " where a.attacl is not null and not a.attisdropped and {}",
        condition);
  }

  // initdb lets everybody use the information schema and read its views, and does not say so in
  // pg_init_privs.
  static constexpr std::string_view everybodys_view =
      " || case when o.oid < 16384 and o.relnamespace::regnamespace::text = 'information_schema' "
      "then"
      " array[('=r/' || quote_ident(pg_get_userbyid(o.relowner)))::aclitem] else '{}' end";
  static constexpr std::string_view everybodys_schema =
      " || case when o.nspname = 'information_schema' then"
      " array[('=U/' || quote_ident(pg_get_userbyid(o.nspowner)))::aclitem] else '{}' end";

  // From one set of privileges to another.
  Statements change(const Object& self, Text from, Text to) const {
    const GrantChange changes = change_of_grants(from, to);
    Statements all;
    for (const Grant& g : changes.revoked)
      all.push_back(
          with_grantor(self, g, fmt::format("REVOKE {} FROM {}", on(self, g), g.grantee)));
    for (const Grant& g : changes.granted)
      all.push_back(with_grantor(self, g,
                                 fmt::format("GRANT {} TO {}{}", on(self, g), g.grantee,
                                             g.grantable ? " WITH GRANT OPTION" : "")));
    return all;
  }
  std::string on(const Object& self, const Grant& grant) const {
    if (!foreign.empty()) return fmt::format("{} ON {}", privilege_list(grant, column), foreign);
    const Object& object = *self.parent;
    const bool of_column =
        object.address.catalog == catalog_oid::relation && object.address.sub != 0;
    return fmt::format("{} ON {}", privilege_list(grant, of_column ? object.name : Text()),
                       object.kind->grant_target(object));
  }
  // A column belongs to who has the table.
  static std::string owner_of(const Object& object) {
    const Object* owned = &object;
    while (owned->parent != nullptr && owned->address.sub != 0) owned = owned->parent;
    return owned->owner.empty() ? "CURRENT_USER" : quote_name(owned->owner);
  }
  // A grant by another than the owner has to be made as that role.
  Ddl with_grantor(const Object& self, const Grant& g, std::string sql) const {
    const std::string owner = owner_of(foreign.empty() ? *self.parent : self);
    if (g.grantor != owner && g.grantor != "CURRENT_USER")
      sql = fmt::format("SET SESSION AUTHORIZATION {};\n{};\nRESET SESSION AUTHORIZATION",
                        g.grantor, sql);
    return {std::move(sql), {Hazard::changes_access}};
  }
  Statements create(const Object& self, Members) const { return change(self, usual, granted); }
  Statements drop(const Object& self) const { return change(self, granted, usual); }
  std::vector<std::string> role_names() const { return roles_of_grants(granted); }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const Privileges& to, const Object& from,
                                     const Object& self) const {
    if (!foreign.empty()) return to.change(self, granted, to.granted);
    return to.change(self, passed_on(granted, *from.parent, *self.parent), to.granted);
  }
  // ALTER … OWNER TO, which came before, gave what the old owner had and granted to the new one.
  static std::string passed_on(Text granted, const Object& from, const Object& to) {
    const std::string before = owner_of(from), after = owner_of(to);
    std::string all;
    for (std::string_view line : lines(granted)) {
      std::vector<std::string_view> parts = split(line, '\t');
      for (std::string_view& part : parts)
        if (part == before) part = after;
      if (parts.size() == 3) all += fmt::format("{}\t{}\t{}\n", parts[0], parts[1], parts[2]);
    }
    return merged_lines(all);
  }
};

}  // namespace

extern const Kind privileges;
constinit const Kind privileges = kind_of<Privileges>();

}  // namespace shale::kinds_::in_privileges
