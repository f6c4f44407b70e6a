#include "base/text.h"
#include "kinds/routine.h"

namespace shale::kinds_::in_function {
namespace {

struct Function {
  static constexpr std::string_view name = "function";
  static constexpr int order = 50;
  static constexpr Oid catalog = catalog_oid::procedure;
  static constexpr Presence presence{"pg_proc", "prokind", "f w"};

  Text result, arguments, language, body, volatility, strict, security, leakproof, parallel, cost,
      rows, support, settings, definition, signature, names, modes, defaults, window, extensions,
      transforms;
  static constexpr Field<Function> fields[] = {
      {"result", &Function::result, attribute::recreate},
      {"arguments", &Function::arguments},
      {"language", &Function::language},
      {"body", &Function::body, attribute::definition | attribute::expression},
      {"volatility", &Function::volatility},
      {"strict", &Function::strict},
      {"security definer", &Function::security},
      {"leakproof", &Function::leakproof},
      {"parallel", &Function::parallel},
      {"cost", &Function::cost},
      {"rows", &Function::rows},
      {"support function", &Function::support},
      {"settings", &Function::settings},
      {"definition", &Function::definition, attribute::carried},
      {"argument names", &Function::signature, attribute::whole},
      {"names", &Function::names, attribute::carried},
      {"modes", &Function::modes, attribute::carried},
      {"defaults", &Function::defaults, attribute::carried},
      {"window", &Function::window, attribute::recreate},
      {"extensions", &Function::extensions},
      {"transforms", &Function::transforms},
  };

  // Those that come with a range type are a part of it.
  static std::string query(int) {
    return fmt::format(
        "select {}, '', pg_get_function_result(p.oid), pg_get_function_arguments(p.oid), l.lanname,"
        " coalesce(pg_get_function_sqlbody(p.oid), p.prosrc || coalesce(' ' || p.probin, '')),"
        " p.provolatile, p.proisstrict, p.prosecdef, p.proleakproof, p.proparallel, p.procost,"
        " p.prorows, case when p.prosupport <> 0 then p.prosupport::regproc::text end, p.proconfig,"
        " pg_get_functiondef(p.oid), pg_get_function_identity_arguments(p.oid), p.proargnames,"
        " p.proargmodes, p.pronargdefaults, p.prokind = 'w',"
        " (select string_agg(quote_ident(e.extname), ',' order by e.extname)"
        " from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid"
        " where d.classid = 1255 and d.objid = p.oid and d.refclassid = 3079 and d.deptype = 'x'),"
        " (select string_agg(format_type(t, null), ', ') from unnest(p.protrftypes) t)"
        " from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang"
        " where p.prokind in ('f', 'w') and p.oid >= 16384 and not exists"
        " (select from pg_catalog.pg_depend d where d.classid = 1255 and d.objid = p.oid"
        " and d.deptype = 'i')",
        routine_columns);
  }
  std::string target(const Object& self) const { return "FUNCTION " + self.key; }
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
        all.push_back(
            {fmt::format("ALTER FUNCTION {} DEPENDS ON EXTENSION {}", self.key, extension)});
    return all;
  }
  Statements drop(const Object& self) const { return one("DROP FUNCTION " + self.key); }
  std::optional<Statements> alter_to(const Function& to, const Object&, const Object& self) const {
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
              {fmt::format("ALTER FUNCTION {} NO DEPENDS ON EXTENSION {}", self.key, extension)});
      for (Ddl& s : to.extras(self)) all.push_back(std::move(s));
    }
    return all;
  }
};

}  // namespace

extern const Kind function;
constinit const Kind function = kind_of<Function>();

}  // namespace shale::kinds_::in_function
