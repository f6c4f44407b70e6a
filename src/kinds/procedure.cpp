#include "base/text.h"
#include "kinds/routine.h"

namespace shale::kinds_::in_procedure {
namespace {

struct Procedure {
  static constexpr std::string_view name = "procedure";
  static constexpr int order = 51;
  static constexpr Oid catalog = catalog_oid::procedure;
  static constexpr Presence presence{"pg_proc", "prokind", "p"};

  Text arguments, language, body, security, settings, definition, signature, names, modes, defaults,
      extensions;
  static constexpr Field<Procedure> fields[] = {
      {"arguments", &Procedure::arguments},
      {"language", &Procedure::language},
      {"body", &Procedure::body, attribute::definition | attribute::expression},
      {"security definer", &Procedure::security},
      {"settings", &Procedure::settings},
      {"definition", &Procedure::definition, attribute::carried},
      {"argument names", &Procedure::signature, attribute::whole},
      {"names", &Procedure::names, attribute::carried},
      {"modes", &Procedure::modes, attribute::carried},
      {"defaults", &Procedure::defaults, attribute::carried},
      {"extensions", &Procedure::extensions},
  };

  static std::string query(int) {
    return fmt::format(
        "select {}, '', pg_get_function_arguments(p.oid), l.lanname,"
        " coalesce(pg_get_function_sqlbody(p.oid), p.prosrc || coalesce(' ' || p.probin, '')),"
        " p.prosecdef, p.proconfig, pg_get_functiondef(p.oid),"
        " pg_get_function_identity_arguments(p.oid), p.proargnames, p.proargmodes,"
        " p.pronargdefaults,"
        " (select string_agg(quote_ident(e.extname), ',' order by e.extname)"
        " from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid"
        " where d.classid = 1255 and d.objid = p.oid and d.refclassid = 3079 and d.deptype = 'x')"
        " from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang"
        " where p.prokind = 'p' and p.oid >= 16384",
        routine_columns);
  }
  // With the modes, for types alone may mean two: p(integer, text) and p(integer, OUT text).
  std::string target(const Object& self) const {
    return fmt::format("PROCEDURE {}({})", name_and_arguments(self.key).first, signature);
  }
  // As Postgres prints it, which has no TRANSFORM where none is.
  std::string text() const {
    std::string sql(trim(definition));
    return sql;
  }
  Statements create(const Object&, Members) const {
    constexpr std::string_view replace = "CREATE OR REPLACE ";
    std::string sql = text();
    if (sql.starts_with(replace)) sql = "CREATE " + sql.substr(replace.size());
    return one(std::move(sql));
  }
  std::string shell(const Object&) const { return routine_shell(definition, body); }
  std::string define(const Object&) const { return text(); }
  Statements extras(const Object& self) const {
    Statements all;
    for (std::string_view extension : split(extensions, ','))
      if (!extension.empty())
        all.push_back({fmt::format("ALTER {} DEPENDS ON EXTENSION {}", target(self), extension)});
    return all;
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Procedure& to, const Object&, const Object& self) const {
    if (signature != to.signature && !only_names_arguments(names, modes, to.names, to.modes))
      return std::nullopt;
    // CREATE OR REPLACE may add defaults, not take them away.
    if (defaults.size() > to.defaults.size() ||
        (defaults.size() == to.defaults.size() && defaults > to.defaults))
      return std::nullopt;
    Statements all = one(to.text(), {Hazard::changes_results});
    if (definition == to.definition) all.clear();
    if (extensions != to.extensions) {
      for (std::string_view extension : split(extensions, ','))
        if (!extension.empty())
          all.push_back(
              {fmt::format("ALTER {} NO DEPENDS ON EXTENSION {}", target(self), extension)});
      for (Ddl& s : to.extras(self)) all.push_back(std::move(s));
    }
    return all;
  }
};

}  // namespace

extern const Kind procedure;
constinit const Kind procedure = kind_of<Procedure>();

}  // namespace shale::kinds_::in_procedure
