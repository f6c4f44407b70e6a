#include "kinds/text.h"

namespace shale::kinds_::in_access_method {
namespace {

struct AccessMethod {
  static constexpr std::string_view name = "access method";
  static constexpr int order = 48;
  static constexpr Oid catalog = catalog_oid::access_method;
  static constexpr Presence presence{"pg_am"};

  Text sort, handler;
  static constexpr Field<AccessMethod> fields[] = {
      {"type", &AccessMethod::sort, attribute::recreate},
      {"handler", &AccessMethod::handler, attribute::recreate},
  };

  static std::string query(int) {
    return "select m.oid, 0, 0, 0, quote_ident(m.amname), null, null, null, '',"
           " case m.amtype when 't' then 'TABLE' else 'INDEX' end, m.amhandler"
           " from pg_catalog.pg_am m where m.oid >= 16384";
  }
  std::string target(const Object& self) const { return "ACCESS METHOD " + self.key; }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("CREATE {} TYPE {} HANDLER {}", target(self), sort, handler));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const AccessMethod&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind access_method;
constinit const Kind access_method = kind_of<AccessMethod>();

}  // namespace shale::kinds_::in_access_method
