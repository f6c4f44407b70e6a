// Procedural languages that no extension brought.
#include "kinds/text.h"

namespace shale::kinds_::in_language {
namespace {

struct Language {
  static constexpr std::string_view name = "language";
  static constexpr int order = 30;
  static constexpr Oid catalog = catalog_oid::language;
  static constexpr Presence presence{"pg_language"};

  Text trusted, handler, inline_handler, validator;
  static constexpr Field<Language> fields[] = {
      {"trusted", &Language::trusted},
      {"handler", &Language::handler},
      {"inline handler", &Language::inline_handler},
      {"validator", &Language::validator},
  };

  static std::string query(int) {
    return "select l.oid, 0, 0, 0, quote_ident(l.lanname), pg_get_userbyid(l.lanowner), l.lanacl,"
           " case when l.lanacl is not null then acldefault('l', l.lanowner) end, '',"
           " l.lanpltrusted, l.lanplcallfoid::regproc,"
           " case when l.laninline <> 0 then l.laninline::regproc end,"
           " case when l.lanvalidator <> 0 then l.lanvalidator::regproc end"
           " from pg_catalog.pg_language l where l.oid >= 16384";
  }
  std::string target(const Object& self) const { return "LANGUAGE " + self.key; }
  std::string make(std::string_view verb, const Object& self) const {
    std::string sql = fmt::format("{} {}{} HANDLER {}", verb, yes(trusted) ? "TRUSTED " : "",
                                  target(self), handler);
    if (!inline_handler.empty()) sql += fmt::format(" INLINE {}", inline_handler);
    if (!validator.empty()) sql += fmt::format(" VALIDATOR {}", validator);
    return sql;
  }
  Statements create(const Object& self, Members) const { return one(make("CREATE", self)); }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Language& to, const Object&, const Object& self) const {
    std::string sql = to.make("CREATE OR REPLACE", self);
    if (sql == make("CREATE OR REPLACE", self)) return Statements{};
    return one(std::move(sql), {Hazard::changes_results});
  }
};

}  // namespace

extern const Kind language;
constinit const Kind language = kind_of<Language>();

}  // namespace shale::kinds_::in_language
