// Early among what is made: nothing says that a query uses a cast, beyond the cast's function.
#include "kinds/text.h"

namespace shale::kinds_::in_cast {
namespace {

struct Cast {
  static constexpr std::string_view name = "cast";
  static constexpr int order = 49;
  static constexpr Oid catalog = catalog_oid::cast;
  static constexpr Presence presence{"pg_cast"};

  Text function, method, context;
  static constexpr Field<Cast> fields[] = {
      {"function", &Cast::function, attribute::recreate},
      {"method", &Cast::method, attribute::recreate},
      {"context", &Cast::context, attribute::recreate},
  };

  // Those from ranges to their multiranges come with the type.
  static std::string query(int) {
    return "select c.oid, 0, 0, 0,"
           " '(' || format_type(c.castsource, null) || ' AS ' || format_type(c.casttarget, null) ||"
           " ')', null, null, null, '',"
           " case when c.castfunc <> 0 then c.castfunc::regprocedure::text end, c.castmethod,"
           " c.castcontext from pg_catalog.pg_cast c where c.oid >= 16384 and not exists"
           " (select from pg_catalog.pg_depend d where d.classid = 2605 and d.objid = c.oid"
           " and d.deptype = 'i')";
  }
  std::string target(const Object& self) const { return "CAST " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE " + target(self);
    if (method == "f")
      sql += fmt::format(" WITH FUNCTION {}", function);
    else
      sql += method == "i" ? " WITH INOUT" : " WITHOUT FUNCTION";
    if (context == "a") sql += " AS ASSIGNMENT";
    if (context == "i") sql += " AS IMPLICIT";
    return one(std::move(sql));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Cast&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind cast;
constinit const Kind cast = kind_of<Cast>();

}  // namespace shale::kinds_::in_cast
