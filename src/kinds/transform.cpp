#include "kinds/text.h"

namespace shale::kinds_::in_transform {
namespace {

struct Transform {
  static constexpr std::string_view name = "transform";
  static constexpr int order = 60;
  static constexpr Oid catalog = catalog_oid::transform;
  static constexpr Presence presence{"pg_transform"};

  Text from_sql, to_sql;
  static constexpr Field<Transform> fields[] = {
      {"from SQL", &Transform::from_sql},
      {"to SQL", &Transform::to_sql},
  };

  static std::string query(int) {
    return "select t.oid, 0, 0, 0,"
           " 'FOR ' || format_type(t.trftype, null) || ' LANGUAGE ' || quote_ident(l.lanname),"
           " null, null, null, '',"
           " case when t.trffromsql <> 0 then t.trffromsql::regprocedure::text end,"
           " case when t.trftosql <> 0 then t.trftosql::regprocedure::text end"
           " from pg_catalog.pg_transform t join pg_catalog.pg_language l on l.oid = t.trflang"
           " where t.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TRANSFORM " + self.key; }
  std::string make(std::string_view verb, const Object& self) const {
    std::vector<std::string> parts;
    if (!from_sql.empty()) parts.push_back(fmt::format("FROM SQL WITH FUNCTION {}", from_sql));
    if (!to_sql.empty()) parts.push_back(fmt::format("TO SQL WITH FUNCTION {}", to_sql));
    return fmt::format("{} {} ({})", verb, target(self), comma(parts));
  }
  Statements create(const Object& self, Members) const { return one(make("CREATE", self)); }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Transform& to, const Object&, const Object& self) const {
    return one(to.make("CREATE OR REPLACE", self), {Hazard::changes_results});
  }
};

}  // namespace

extern const Kind transform;
constinit const Kind transform = kind_of<Transform>();

}  // namespace shale::kinds_::in_transform
