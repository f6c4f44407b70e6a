// Support functions that belong to a family and to no class of it: between two types, or such as
// the classes do well without.
#include "kinds/family.h"

namespace shale::kinds_::in_family_function {
namespace {

struct FamilyFunction {
  static constexpr std::string_view name = "family function";
  static constexpr int order = 57;
  static constexpr Oid catalog = catalog_oid::amproc;
  static constexpr Presence presence{"pg_amproc"};
  static constexpr Oid parent_catalog = catalog_oid::opfamily;

  Text family, place, implementation;
  static constexpr Field<FamilyFunction> fields[] = {
      {"family", &FamilyFunction::family, attribute::carried},
      {"place", &FamilyFunction::place, attribute::carried},
      {"function", &FamilyFunction::implementation},
  };

  // One of Postgres's own families has no row here, and is said in the name instead. What
  // extensions add to those is theirs, though Postgres does not note it.
  static std::string query(int) {
    return fmt::format(
        "select x.oid, 0, 0, case when x.amprocfamily >= 16384 then x.amprocfamily end,"
        " case when x.amprocfamily < 16384 then {0} || '.' else '' end || {1},"
        " null, null, null, '', {0}, {1}, x.amproc::regprocedure"
        " from pg_catalog.pg_amproc x where x.oid >= 16384 and exists"
        " (select from pg_catalog.pg_depend d where d.classid = 2603 and d.objid = x.oid"
        " and d.refclassid = 2753 and d.refobjid = x.amprocfamily)"
        " and not (x.amprocfamily < 16384 and exists (select from pg_catalog.pg_depend e"
        " where e.classid = 1255 and e.objid = x.amproc and e.deptype = 'e'))",
        family_name("x.amprocfamily"),
        "x.amprocnum || ' (' || format_type(x.amproclefttype, null) || ', ' ||"
        " format_type(x.amprocrighttype, null) || ')'");
  }
  Statements create(const Object&, Members) const {
    return one(
        fmt::format("ALTER OPERATOR FAMILY {} ADD FUNCTION {} {}", family, place, implementation));
  }
  Statements drop(const Object&) const {
    return one(fmt::format("ALTER OPERATOR FAMILY {} DROP FUNCTION {}", family, place));
  }
  std::optional<Statements> alter_to(const FamilyFunction&, const Object&, const Object&) const {
    return std::nullopt;
  }
};

}  // namespace

extern const Kind family_function;
constinit const Kind family_function = kind_of<FamilyFunction>();

}  // namespace shale::kinds_::in_family_function
