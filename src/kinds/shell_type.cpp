// A type that has only a name: CREATE TYPE x. What becomes more is another kind.
#include "kinds/type.h"

namespace shale::kinds_::in_shell_type {
namespace {

struct ShellType {
  static constexpr std::string_view name = "shell type";
  static constexpr int order = 33;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_type", "typtype", "p"};

  Text nothing;
  static constexpr Field<ShellType> fields[] = {{"", &ShellType::nothing, attribute::carried}};

  static std::string query(int) {
    return fmt::format(
        "select {}, '', '' from pg_catalog.pg_type t"
        " where not t.typisdefined and t.oid >= 16384",
        type_columns);
  }
  std::string target(const Object& self) const { return "TYPE " + self.key; }
  Statements create(const Object& self, Members) const { return one("CREATE TYPE " + self.key); }
  Statements drop(const Object& self) const { return one("DROP TYPE " + self.key); }
  std::optional<Statements> alter_to(const ShellType&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind shell_type;
constinit const Kind shell_type = kind_of<ShellType>();

}  // namespace shale::kinds_::in_shell_type
