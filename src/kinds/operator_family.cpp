// A family alone: what belongs to it and to no class are objects of their own, see
// family_operator.cpp and family_function.cpp.
#include "kinds/text.h"

namespace shale::kinds_::in_operator_family {
namespace {

struct OperatorFamily {
  static constexpr std::string_view name = "operator family";
  static constexpr int order = 55;
  static constexpr Oid catalog = catalog_oid::opfamily;
  static constexpr Presence presence{"pg_opfamily"};

  Text nothing;
  static constexpr Field<OperatorFamily> fields[] = {
      {"", &OperatorFamily::nothing, attribute::carried}};

  static std::string query(int) {
    return "select f.oid, 0, f.opfnamespace, 0,"
           " quote_ident(f.opfname) || ' USING ' || quote_ident(m.amname),"
           " pg_get_userbyid(f.opfowner), null, null, '', ''"
           " from pg_catalog.pg_opfamily f join pg_catalog.pg_am m on m.oid = f.opfmethod"
           " where f.oid >= 16384";
  }
  std::string target(const Object& self) const { return "OPERATOR FAMILY " + self.key; }
  Statements create(const Object& self, Members) const { return one("CREATE " + target(self)); }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const OperatorFamily&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind operator_family;
constinit const Kind operator_family = kind_of<OperatorFamily>();

}  // namespace shale::kinds_::in_operator_family
