#include <algorithm>

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_ts_configuration {
namespace {

struct TsConfiguration {
  static constexpr std::string_view name = "text search configuration";
  static constexpr int order = 58;
  static constexpr Oid catalog = catalog_oid::ts_configuration;
  static constexpr Presence presence{"pg_ts_config"};

  Text parser, mappings;
  static constexpr Field<TsConfiguration> fields[] = {
      {"parser", &TsConfiguration::parser, attribute::recreate},
      {"mappings", &TsConfiguration::mappings},
  };

  // A mapping is a line: the type of token, a tab, the dictionaries.
  static std::string query(int) {
    return "select c.oid, 0, c.cfgnamespace, 0, quote_ident(c.cfgname),"
           " pg_get_userbyid(c.cfgowner), null, null, '',"
           " quote_ident(n.nspname) || '.' || quote_ident(p.prsname),"
           " (select string_agg(quote_ident(m.alias) || E'\\t' || m.dictionaries, E'\\n'"
           " order by m.tokid) from (select t.tokid, t.alias,"
           " string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries"
           " from pg_catalog.pg_ts_config_map m"
           " join pg_catalog.ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype"
           " where m.mapcfg = c.oid group by t.tokid, t.alias) m)"
           " from pg_catalog.pg_ts_config c join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser"
           " join pg_catalog.pg_namespace n on n.oid = p.prsnamespace where c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TEXT SEARCH CONFIGURATION " + self.key; }

  struct Mapping {
    std::string_view token, dictionaries;
  };
  static std::vector<Mapping> mappings_of(Text text) {
    std::vector<Mapping> all;
    for (std::string_view line : lines(text))
      if (const std::size_t tab = line.find('\t'); tab != line.npos)
        all.push_back({line.substr(0, tab), line.substr(tab + 1)});
    return all;
  }
  // Those with the same dictionaries in one statement.
  static void say(std::string_view verb, std::vector<Mapping> mappings, const Object& self,
                  Statements& all) {
    while (!mappings.empty()) {
      const std::string_view dictionaries = mappings.front().dictionaries;
      std::vector<std::string> tokens;
      for (const Mapping& m : mappings)
        if (m.dictionaries == dictionaries) tokens.emplace_back(m.token);
      std::erase_if(mappings, [&](const Mapping& m) { return m.dictionaries == dictionaries; });
      all.push_back({fmt::format("ALTER TEXT SEARCH CONFIGURATION {}\n  {} MAPPING FOR {} WITH {}",
                                 self.key, verb, comma(tokens), dictionaries)});
    }
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("CREATE TEXT SEARCH CONFIGURATION {} (PARSER = {})", self.key, parser));
  }
  Statements extras(const Object& self) const {
    Statements all;
    say("ADD", mappings_of(mappings), self, all);
    return all;
  }
  Statements drop(const Object& self) const {
    return one("DROP TEXT SEARCH CONFIGURATION " + self.key);
  }
  std::optional<Statements> alter_to(const TsConfiguration& to, const Object&,
                                     const Object& self) const {
    const std::vector<Mapping> before = mappings_of(mappings), after = mappings_of(to.mappings);
    Statements all;
    std::vector<std::string> gone;
    for (const Mapping& m : before)
      if (std::ranges::find(after, m.token, &Mapping::token) == after.end())
        gone.emplace_back(m.token);
    if (!gone.empty())
      all.push_back({fmt::format("ALTER TEXT SEARCH CONFIGURATION {}\n  DROP MAPPING FOR {}",
                                 self.key, comma(gone))});
    std::vector<Mapping> changed, added;
    for (const Mapping& m : after) {
      const auto old = std::ranges::find(before, m.token, &Mapping::token);
      if (old == before.end())
        added.push_back(m);
      else if (old->dictionaries != m.dictionaries)
        changed.push_back(m);
    }
    say("ALTER", std::move(changed), self, all);
    say("ADD", std::move(added), self, all);
    for (Ddl& s : all) s.hazards.push_back(Hazard::changes_results);
    return all;
  }
};

}  // namespace

extern const Kind ts_configuration;
constinit const Kind ts_configuration = kind_of<TsConfiguration>();

}  // namespace shale::kinds_::in_ts_configuration
