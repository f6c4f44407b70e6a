#include <algorithm>

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_ts_dictionary {
namespace {

struct TsDictionary {
  static constexpr std::string_view name = "text search dictionary";
  static constexpr int order = 57;
  static constexpr Oid catalog = catalog_oid::ts_dictionary;
  static constexpr Presence presence{"pg_ts_dict"};

  Text template_, options;
  static constexpr Field<TsDictionary> fields[] = {
      {"template", &TsDictionary::template_, attribute::recreate},
      {"options", &TsDictionary::options},
  };

  static std::string query(int) {
    return "select d.oid, 0, d.dictnamespace, 0, quote_ident(d.dictname),"
           " pg_get_userbyid(d.dictowner), null, null, '',"
           " quote_ident(n.nspname) || '.' || quote_ident(t.tmplname), d.dictinitoption"
           " from pg_catalog.pg_ts_dict d join pg_catalog.pg_ts_template t on t.oid = "
           "d.dicttemplate"
           " join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace where d.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TEXT SEARCH DICTIONARY " + self.key; }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> parts{fmt::format("TEMPLATE = {}", template_)};
    for (std::string_view option : parts_of(options)) parts.emplace_back(option);
    return one(fmt::format("CREATE TEXT SEARCH DICTIONARY {} ({})", self.key, in_lines(parts)));
  }
  Statements drop(const Object& self) const {
    return one("DROP TEXT SEARCH DICTIONARY " + self.key);
  }

  // "language = 'german', stopwords = 'it''s'" at its commas.
  static std::vector<std::string_view> parts_of(Text options) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const char c = options[i];
      if (quote != 0)
        quote = c == quote ? '\0' : quote;
      else if (c == '\'' || c == '"')
        quote = c;
      else if (c == ',')
        parts.push_back(trim(options.substr(begin, i - begin))), begin = i + 1;
    }
    if (!options.empty()) parts.push_back(trim(options.substr(begin)));
    return parts;
  }
  static std::string_view name_of(std::string_view part) { return part.substr(0, part.find(" =")); }

  // One without a value is taken away. All the others are said, so that they stand in their order.
  std::optional<Statements> alter_to(const TsDictionary& to, const Object&,
                                     const Object& self) const {
    if (options == to.options) return Statements{};
    const std::vector<std::string_view> after = parts_of(to.options);
    std::vector<std::string> parts;
    for (std::string_view part : parts_of(options))
      if (std::ranges::find(after, name_of(part), name_of) == after.end())
        parts.emplace_back(name_of(part));
    for (std::string_view part : after) parts.emplace_back(part);
    return one(fmt::format("ALTER TEXT SEARCH DICTIONARY {} ({})", self.key, comma(parts)),
               {Hazard::changes_results});
  }
};

}  // namespace

extern const Kind ts_dictionary;
constinit const Kind ts_dictionary = kind_of<TsDictionary>();

}  // namespace shale::kinds_::in_ts_dictionary
