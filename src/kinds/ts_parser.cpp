#include "kinds/text.h"

namespace shale::kinds_::in_ts_parser {
namespace {

struct TsParser {
  static constexpr std::string_view name = "text search parser";
  static constexpr int order = 55;
  static constexpr Oid catalog = catalog_oid::ts_parser;
  static constexpr Presence presence{"pg_ts_parser"};

  Text start, token, end, headline, types;
  static constexpr Field<TsParser> fields[] = {
      {"start", &TsParser::start, attribute::recreate},
      {"gettoken", &TsParser::token, attribute::recreate},
      {"end", &TsParser::end, attribute::recreate},
      {"headline", &TsParser::headline, attribute::recreate},
      {"lextypes", &TsParser::types, attribute::recreate},
  };

  static std::string query(int) {
    return "select p.oid, 0, p.prsnamespace, 0, quote_ident(p.prsname), null, null, null, '',"
           " p.prsstart, p.prstoken, p.prsend,"
           " case when p.prsheadline <> 0 then p.prsheadline end, p.prslextype"
           " from pg_catalog.pg_ts_parser p where p.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TEXT SEARCH PARSER " + self.key; }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> parts;
    const auto say = [&](std::string_view what, Text function) {
      if (!function.empty()) parts.push_back(fmt::format("{} = {}", what, function));
    };
    say("START", start);
    say("GETTOKEN", token);
    say("END", end);
    say("HEADLINE", headline);
    say("LEXTYPES", types);
    return one(fmt::format("CREATE TEXT SEARCH PARSER {} ({})", self.key, in_lines(parts)));
  }
  Statements drop(const Object& self) const { return one("DROP TEXT SEARCH PARSER " + self.key); }
  std::optional<Statements> alter_to(const TsParser&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind ts_parser;
constinit const Kind ts_parser = kind_of<TsParser>();

}  // namespace shale::kinds_::in_ts_parser
