#include "kinds/text.h"

namespace shale::kinds_::in_ts_template {
namespace {

struct TsTemplate {
  static constexpr std::string_view name = "text search template";
  static constexpr int order = 56;
  static constexpr Oid catalog = catalog_oid::ts_template;
  static constexpr Presence presence{"pg_ts_template"};

  Text init, lexize;
  static constexpr Field<TsTemplate> fields[] = {
      {"init", &TsTemplate::init, attribute::recreate},
      {"lexize", &TsTemplate::lexize, attribute::recreate},
  };

  static std::string query(int) {
    return "select t.oid, 0, t.tmplnamespace, 0, quote_ident(t.tmplname), null, null, null, '',"
           " case when t.tmplinit <> 0 then t.tmplinit end, t.tmpllexize"
           " from pg_catalog.pg_ts_template t where t.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TEXT SEARCH TEMPLATE " + self.key; }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("CREATE TEXT SEARCH TEMPLATE {} ({}LEXIZE = {})", self.key,
                           init.empty() ? "" : fmt::format("INIT = {}, ", init), lexize));
  }
  Statements drop(const Object& self) const { return one("DROP TEXT SEARCH TEMPLATE " + self.key); }
  std::optional<Statements> alter_to(const TsTemplate&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind ts_template;
constinit const Kind ts_template = kind_of<TsTemplate>();

}  // namespace shale::kinds_::in_ts_template
