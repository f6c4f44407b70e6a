#include "kinds/text.h"

namespace shale::kinds_ {
namespace {

struct Domain {
  static constexpr std::string_view name = "domain";
  static constexpr int order = 37;
  static constexpr Oid catalog = catalog_oid::type;

  Text base, collation, not_null, default_value;
  static constexpr Field<Domain> fields[] = {
      {"base type", &Domain::base, attribute::recreate},
      {"collation", &Domain::collation, attribute::recreate},
      {"not null", &Domain::not_null},
      {"default", &Domain::default_value, attribute::expression},
  };

  static std::string query(int) {
    return "select t.oid, 0, t.typnamespace, 0, quote_ident(t.typname),"
           " pg_get_userbyid(t.typowner), t.typacl,"
           " case when t.typacl is not null then acldefault('T', t.typowner) end, '',"
           " format_type(t.typbasetype, t.typtypmod),"
           " case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text "
           "end,"
           " t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)"
           " from pg_catalog.pg_type t join pg_catalog.pg_type b on b.oid = t.typbasetype"
           " where t.typtype = 'd' and t.oid >= 16384";
  }
  std::string target(const Object& self) const { return "DOMAIN " + self.key; }
  std::string start(const Object& self) const {
    return fmt::format("CREATE DOMAIN {} AS {}", self.key, base) +
           (collation.empty() ? "" : fmt::format(" COLLATE {}", collation));
  }
  // Its default may need a function that needs the domain.
  std::string shell(const Object& self) const {
    return default_value.empty() ? "" : start(self) + (yes(not_null) ? " NOT NULL" : "");
  }
  std::string define(const Object& self) const {
    return fmt::format("ALTER DOMAIN {} SET DEFAULT {}", self.key, default_value);
  }
  Statements create(const Object& self, Members members) const {
    std::string sql = start(self);
    if (!default_value.empty()) sql += fmt::format(" DEFAULT {}", default_value);
    if (yes(not_null)) sql += " NOT NULL";
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
    if (not_null != to.not_null)
      all.push_back({alter + (yes(to.not_null) ? " SET NOT NULL" : " DROP NOT NULL"),
                     {Hazard::scans_table, Hazard::may_fail_on_rows}});
    return all;
  }
};

}  // namespace

extern const Kind domain;
constinit const Kind domain = kind_of<Domain>();

}  // namespace shale::kinds_
