#include "kinds/text.h"

namespace shale::kinds_::in_collation {
namespace {

struct Collation {
  static constexpr std::string_view name = "collation";
  static constexpr int order = 25;
  static constexpr Oid catalog = catalog_oid::collation;
  static constexpr Presence presence{"pg_collation"};

  Text provider, deterministic, locale, collate, ctype, rules;
  static constexpr Field<Collation> fields[] = {
      {"provider", &Collation::provider, attribute::recreate},
      {"deterministic", &Collation::deterministic, attribute::recreate},
      {"locale", &Collation::locale, attribute::recreate},
      {"lc_collate", &Collation::collate, attribute::recreate},
      {"lc_ctype", &Collation::ctype, attribute::recreate},
      {"rules", &Collation::rules, attribute::recreate},
  };

  // The version is the library's, not the schema's. Before PostgreSQL 15 a locale of ICU stood
  // where libc's do.
  static std::string query(int version) {
    return fmt::format(
        "select c.oid, 0, c.collnamespace, 0, quote_ident(c.collname),"
        " pg_get_userbyid(c.collowner), null, null, '',"
        " case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,"
        " c.collisdeterministic,"
        " case when c.collprovider <> 'c' then {} when c.collcollate = c.collctype"
        " then c.collcollate end,"
        " case when c.collprovider = 'c' and c.collcollate <> c.collctype then c.collcollate end,"
        " case when c.collprovider = 'c' and c.collcollate <> c.collctype then c.collctype end,"
        " {} from pg_catalog.pg_collation c where c.oid >= 16384",
        version >= 170000   ? "c.colllocale"
        : version >= 150000 ? "c.colliculocale"
                            : "c.collcollate",
        version >= 160000 ? "c.collicurules" : "null");
  }
  std::string target(const Object& self) const { return "COLLATION " + self.key; }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> options{fmt::format("provider = {}", provider)};
    const auto say = [&](std::string_view option, Text value) {
      options.push_back(fmt::format("{} = {}", option, quote_literal(value)));
    };
    if (collate.empty() && ctype.empty()) {
      say("locale", locale);
    } else {
      say("lc_collate", collate);
      say("lc_ctype", ctype);
    }
    if (!yes(deterministic)) options.emplace_back("deterministic = false");
    if (!rules.empty()) say("rules", rules);
    return one(fmt::format("CREATE COLLATION {} ({})", self.key, comma(options)));
  }
  Statements drop(const Object& self) const { return one("DROP COLLATION " + self.key); }
  std::optional<Statements> alter_to(const Collation&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind collation;
constinit const Kind collation = kind_of<Collation>();

}  // namespace shale::kinds_::in_collation
