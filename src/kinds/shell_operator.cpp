// An operator that is only named as another's commutator or negator. That other's CREATE makes it,
// and nothing else can.
#include "kinds/operator.h"

namespace shale::kinds_::in_shell_operator {
namespace {

struct ShellOperator {
  static constexpr std::string_view name = "shell operator";
  static constexpr int order = 54;
  static constexpr Oid catalog = catalog_oid::operator_;
  static constexpr Presence presence{"pg_operator"};

  Text nothing;
  static constexpr Field<ShellOperator> fields[] = {
      {"", &ShellOperator::nothing, attribute::carried}};

  static std::string query(int) {
    return fmt::format(
        "select {}, (select string_agg('2617:' || l.oid || ':0', ' ')"
        " from pg_catalog.pg_operator l where o.oid in (l.oprcom, l.oprnegate)), ''"
        " from pg_catalog.pg_operator o where o.oprcode = 0 and o.oid >= 16384",
        operator_columns);
  }
  std::string target(const Object& self) const { return "OPERATOR " + self.key; }
  Statements create(const Object&, Members) const { return {}; }
  Statements drop(const Object& self) const { return one("DROP OPERATOR " + self.key); }
  std::optional<Statements> alter_to(const ShellOperator&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind shell_operator;
constinit const Kind shell_operator = kind_of<ShellOperator>();

}  // namespace shale::kinds_::in_shell_operator
