// Operators that belong to a family and to no class of it: between two types, or where the access
// method holds them so loosely.
#include "kinds/family.h"

namespace shale::kinds_::in_family_operator {
namespace {

struct FamilyOperator {
  static constexpr std::string_view name = "family operator";
  static constexpr int order = 56;
  static constexpr Oid catalog = catalog_oid::amop;
  static constexpr Presence presence{"pg_amop"};
  static constexpr Oid parent_catalog = catalog_oid::opfamily;

  Text family, place, implementation, sorts_by;
  static constexpr Field<FamilyOperator> fields[] = {
      {"family", &FamilyOperator::family, attribute::carried},
      {"place", &FamilyOperator::place, attribute::carried},
      {"operator", &FamilyOperator::implementation},
      {"order by", &FamilyOperator::sorts_by},
  };

  // One of Postgres's own families has no row here, and is said in the name instead. What
  // extensions add to those is theirs, though Postgres does not note it.
  static std::string query(int) {
    return fmt::format(
        "select x.oid, 0, 0, case when x.amopfamily >= 16384 then x.amopfamily end,"
        " case when x.amopfamily < 16384 then {0} || '.' else '' end || {1},"
        " null, null, null, '', {0}, {1}, x.amopopr::regoperator,"
        " case when x.amopsortfamily <> 0 then (select quote_ident(n.nspname) || '.' ||"
        " quote_ident(f.opfname) from pg_catalog.pg_opfamily f"
        " join pg_catalog.pg_namespace n on n.oid = f.opfnamespace where f.oid = x.amopsortfamily)"
        " end from pg_catalog.pg_amop x where x.oid >= 16384 and exists"
        " (select from pg_catalog.pg_depend d where d.classid = 2602 and d.objid = x.oid"
        " and d.refclassid = 2753 and d.refobjid = x.amopfamily)"
        " and not (x.amopfamily < 16384 and exists (select from pg_catalog.pg_depend e"
        " where e.classid = 2617 and e.objid = x.amopopr and e.deptype = 'e'))",
        family_name("x.amopfamily"),
        "x.amopstrategy || ' (' || format_type(x.amoplefttype, null) || ', ' ||"
        " format_type(x.amoprighttype, null) || ')'");
  }
  Statements create(const Object&, Members) const {
    const Text strategy = place.substr(0, place.find(' '));
    return one(fmt::format("ALTER OPERATOR FAMILY {} ADD OPERATOR {} {}{}", family, strategy,
                           implementation,
                           sorts_by.empty() ? "" : fmt::format(" FOR ORDER BY {}", sorts_by)));
  }
  Statements drop(const Object&) const {
    return one(fmt::format("ALTER OPERATOR FAMILY {} DROP OPERATOR {}", family, place));
  }
  std::optional<Statements> alter_to(const FamilyOperator&, const Object&, const Object&) const {
    return std::nullopt;
  }
};

}  // namespace

extern const Kind family_operator;
constinit const Kind family_operator = kind_of<FamilyOperator>();

}  // namespace shale::kinds_::in_family_operator
