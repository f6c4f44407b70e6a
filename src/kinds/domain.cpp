#include "kinds/text.h"

namespace shale::kinds_::in_domain {
namespace {

struct Domain {
  static constexpr std::string_view name = "domain";
  static constexpr int order = 37;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_type", "typtype", "d"};

  Text base, collation, not_null, default_value, constraint_name, own_constraint;
  static constexpr Field<Domain> fields[] = {
      {"base type", &Domain::base, attribute::recreate},
      {"collation", &Domain::collation, attribute::recreate},
      {"not null", &Domain::not_null},
      {"default", &Domain::default_value, attribute::expression},
      {"not null constraint", &Domain::constraint_name, attribute::of_major},
      {"not null name", &Domain::own_constraint, attribute::carried},
  };

  // Since PostgreSQL 17 NOT NULL is a constraint: <domain>_not_null if no name is said.
  static std::string query(int version) {
    const bool named = version >= 170000;
    return fmt::format(
        "select t.oid, 0, t.typnamespace, 0, quote_ident(t.typname),"
        " pg_get_userbyid(t.typowner), t.typacl,"
        " case when t.typacl is not null then acldefault('T', t.typowner) end, '',"
        " format_type(t.typbasetype, t.typtypmod),"
        " case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end,"
        " t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault), {}"
        " from pg_catalog.pg_type t join pg_catalog.pg_type b on b.oid = t.typbasetype{}"
        " where t.typtype = 'd' and t.oid >= 16384",
        named ? "case when n.conname <> concat(t.typname, '_not_null') then quote_ident(n.conname)"
                " end, quote_ident(n.conname)"
              : "'', ''",
        named ? " left join pg_catalog.pg_constraint n on n.contypid = t.oid and n.contype = 'n'"
              : "");
  }
  std::string not_null_clause() const {
    return constraint_name.empty() ? "NOT NULL"
                                   : fmt::format("CONSTRAINT {} NOT NULL", constraint_name);
  }
  std::string target(const Object& self) const { return "DOMAIN " + self.key; }
  std::string start(const Object& self) const {
    return fmt::format("CREATE DOMAIN {} AS {}", self.key, base) +
           (collation.empty() ? "" : fmt::format(" COLLATE {}", collation));
  }
  // Its default may need a function that needs the domain.
  std::string shell(const Object& self) const {
    return default_value.empty() ? ""
                                 : start(self) + (yes(not_null) ? " " + not_null_clause() : "");
  }
  std::string define(const Object& self) const {
    return fmt::format("ALTER DOMAIN {} SET DEFAULT {}", self.key, default_value);
  }
  Statements create(const Object& self, Members members) const {
    std::string sql = start(self);
    if (!default_value.empty()) sql += fmt::format(" DEFAULT {}", default_value);
    if (yes(not_null)) sql += " " + not_null_clause();
    for (const Member& member : members) sql += "\n  " + member.clause();
    return one(std::move(sql));
  }
  Statements drop(const Object& self) const { return one("DROP DOMAIN " + self.key); }
  std::optional<Statements> alter_to(const Domain& to, const Object&, const Object& self) const {
    Statements all;
    const std::string alter = "ALTER DOMAIN " + self.key;
    if (default_value != to.default_value)
      all.push_back({to.default_value.empty()
                         ? alter + " DROP DEFAULT"
                         : fmt::format("{} SET DEFAULT {}", alter, to.default_value)});
    const std::vector<Hazard> hazards{Hazard::scans_table, Hazard::may_fail_on_rows};
    if (not_null == to.not_null && constraint_name != to.constraint_name)
      all.push_back(
          {fmt::format("{} RENAME CONSTRAINT {} TO {}", alter, own_constraint, to.own_constraint)});
    else if (not_null != to.not_null && !yes(to.not_null))
      all.push_back({alter + " DROP NOT NULL"});
    else if (not_null != to.not_null)
      all.push_back(
          {alter + (to.constraint_name.empty() ? " SET NOT NULL" : " ADD " + to.not_null_clause()),
           hazards});
    return all;
  }
};

}  // namespace

extern const Kind domain;
constinit const Kind domain = kind_of<Domain>();

}  // namespace shale::kinds_::in_domain
