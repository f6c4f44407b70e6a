// The constraint that Postgres has for the NOT NULL of a domain (since 17) or a column (since 18),
// where it has a comment. All else of it, the domain or column says.
#include "kinds/text.h"

namespace shale::kinds_::in_not_null {
namespace {

struct NotNull {
  static constexpr std::string_view name = "not null constraint";
  static constexpr int order = 79;
  static constexpr Oid catalog = catalog_oid::constraint;
  static constexpr Presence presence{"pg_constraint", "contype", "n"};
  static constexpr bool implied = true;

  Text constraint;
  static constexpr Field<NotNull> fields[] = {
      {"constraint", &NotNull::constraint, attribute::carried},
  };

  static std::string query(int version) {
    if (version < 170000) return "";
    return "select k.oid, 0, 0, case when k.conrelid = 0 then concat('1247:', k.contypid, ':0')"
           " else concat('1259:', k.conrelid, ':', k.conkey[1]) end, '', null, null, null,"
           " '', quote_ident(k.conname) from pg_catalog.pg_constraint k"
           " where k.contype = 'n' and k.oid >= 16384 and exists (select from"
           " pg_catalog.pg_description d where d.objoid = k.oid and d.classoid = 2606)";
  }
  std::string target(const Object& self) const {
    const Object& whole = self.parent->parent == nullptr ? *self.parent : *self.parent->parent;
    return fmt::format("CONSTRAINT {} ON {}{}", constraint, &whole == self.parent ? "DOMAIN " : "",
                       whole.key);
  }
  Statements create(const Object&, Members) const { return {}; }
  // Where it stays, it is its comment that goes.
  Statements drop(const Object& self) const {
    return one(fmt::format("COMMENT ON {} IS NULL", target(self)));
  }
  std::optional<Statements> alter_to(const NotNull&, const Object&, const Object&) const {
    return Statements{};
  }
  bool survives(const Object&) const { return true; }
};

}  // namespace

extern const Kind not_null;
constinit const Kind not_null = kind_of<NotNull>();

}  // namespace shale::kinds_::in_not_null
