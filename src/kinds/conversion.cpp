#include "kinds/text.h"

namespace shale::kinds_::in_conversion {
namespace {

struct Conversion {
  static constexpr std::string_view name = "conversion";
  static constexpr int order = 59;
  static constexpr Oid catalog = catalog_oid::conversion;
  static constexpr Presence presence{"pg_conversion"};

  Text from, to, function, usual;
  static constexpr Field<Conversion> fields[] = {
      {"from", &Conversion::from, attribute::recreate},
      {"to", &Conversion::to, attribute::recreate},
      {"function", &Conversion::function, attribute::recreate},
      {"default", &Conversion::usual, attribute::recreate},
  };

  static std::string query(int) {
    return "select c.oid, 0, c.connamespace, 0, quote_ident(c.conname),"
           " pg_get_userbyid(c.conowner), null, null, '', pg_encoding_to_char(c.conforencoding),"
           " pg_encoding_to_char(c.contoencoding), c.conproc, c.condefault"
           " from pg_catalog.pg_conversion c where c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "CONVERSION " + self.key; }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("CREATE {}CONVERSION {} FOR {} TO {} FROM {}",
                           yes(usual) ? "DEFAULT " : "", self.key, quote_literal(from),
                           quote_literal(to), function));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Conversion&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind conversion;
constinit const Kind conversion = kind_of<Conversion>();

}  // namespace shale::kinds_::in_conversion
