#include "kinds/text.h"

namespace shale::kinds_::in_domain_constraint {
namespace {

struct DomainConstraint {
  static constexpr std::string_view name = "domain constraint";
  static constexpr int order = 38;
  static constexpr Oid catalog = catalog_oid::constraint;
  static constexpr Presence presence{"pg_type", "typtype", "d"};
  static constexpr Oid parent_catalog = catalog_oid::type;

  Text definition, valid;
  static constexpr Field<DomainConstraint> fields[] = {
      {"definition", &DomainConstraint::definition, attribute::expression},
      {"validated", &DomainConstraint::valid},
  };

  static std::string query(int) {
    return "select k.oid, 0, 0, k.contypid, quote_ident(k.conname), null, null, null, '',"
           " pg_get_constraintdef(k.oid), k.convalidated from pg_catalog.pg_constraint k"
           " where k.contypid <> 0 and k.contype = 'c' and k.oid >= 16384";
  }
  std::string target(const Object& self) const {
    return fmt::format("CONSTRAINT {} ON DOMAIN {}", self.name, self.parent->key);
  }
  std::string clause(const Object& self, Members) const {
    return !yes(valid) ? "" : fmt::format("CONSTRAINT {} {}", self.name, definition);
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("ALTER DOMAIN {} ADD CONSTRAINT {} {}", self.parent->key, self.name,
                           definition),
               {Hazard::scans_table, Hazard::may_fail_on_rows});
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("ALTER DOMAIN {} DROP CONSTRAINT {}", self.parent->key, self.name));
  }
  std::optional<Statements> alter_to(const DomainConstraint& to, const Object&,
                                     const Object& self) const {
    if (yes(valid) || !yes(to.valid) || definition != std::string(to.definition) + " NOT VALID")
      return std::nullopt;
    return one(fmt::format("ALTER DOMAIN {} VALIDATE CONSTRAINT {}", self.parent->key, self.name),
               {Hazard::may_fail_on_rows});
  }
};

}  // namespace

extern const Kind domain_constraint;
constinit const Kind domain_constraint = kind_of<DomainConstraint>();

}  // namespace shale::kinds_::in_domain_constraint
