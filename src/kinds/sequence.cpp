#include <cstdlib>

#include "kinds/text.h"

namespace shale::kinds_::in_sequence {
namespace {

struct Sequence {
  static constexpr std::string_view name = "sequence";
  static constexpr int order = 70;
  static constexpr int query_cost = 9;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "S"};

  Text type, start, increment, minimum, maximum, cache, cycle, persistence;
  static constexpr Field<Sequence> fields[] = {
      {"type", &Sequence::type},           {"start", &Sequence::start},
      {"increment", &Sequence::increment}, {"minimum", &Sequence::minimum},
      {"maximum", &Sequence::maximum},     {"cache", &Sequence::cache},
      {"cycle", &Sequence::cycle},         {"persistence", &Sequence::persistence},
  };

  // The sequence of an identity is the column's.
  static std::string query(int) {
    return "select c.oid, 0, c.relnamespace, 0, quote_ident(c.relname),"
           " pg_get_userbyid(c.relowner), c.relacl,"
           " case when c.relacl is not null then acldefault('s', c.relowner) end, '',"
           " format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,"
           " s.seqcache, s.seqcycle, c.relpersistence"
           " from pg_catalog.pg_class c join pg_catalog.pg_sequence s on s.seqrelid = c.oid"
           " where c.relkind = 'S' and c.oid >= 16384 and not exists (select from"
           " pg_catalog.pg_depend d where d.classid = 1259 and d.objid = c.oid"
           " and d.refclassid = 1259 and d.deptype = 'i')";
  }
  std::string target(const Object& self) const { return "SEQUENCE " + self.key; }
  std::string options() const {
    return fmt::format("AS {} START WITH {} INCREMENT BY {} MINVALUE {} MAXVALUE {} CACHE {}{}",
                       type, start, increment, minimum, maximum, cache,
                       yes(cycle) ? " CYCLE" : " NO CYCLE");
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("CREATE {}SEQUENCE {}{}", persistence == "u" ? "UNLOGGED " : "",
                           self.key, said_options()));
  }
  // Only what is not as it would be anyway.
  std::string said_options() const {
    std::string text;
    if (type != "bigint") text += fmt::format(" AS {}", type);
    if (start != (increment.front() == '-' ? maximum : minimum))
      text += fmt::format(" START WITH {}", start);
    if (increment != "1") text += fmt::format(" INCREMENT BY {}", increment);
    const bool down = increment.front() == '-';
    if (minimum != (down ? least() : "1")) text += fmt::format(" MINVALUE {}", minimum);
    if (maximum != (down ? "-1" : most())) text += fmt::format(" MAXVALUE {}", maximum);
    if (cache != "1") text += fmt::format(" CACHE {}", cache);
    if (yes(cycle)) text += " CYCLE";
    return text;
  }
  std::string_view most() const {
    return type == "bigint" ? "9223372036854775807" : type == "integer" ? "2147483647" : "32767";
  }
  std::string_view least() const {
    return type == "bigint" ? "-9223372036854775808" : type == "integer" ? "-2147483648" : "-32768";
  }
  bool bounds(Text value) const {
    const auto number = [](Text text) {
      return std::strtoll(std::string(text).c_str(), nullptr, 10);
    };
    return number(minimum) <= number(value) && number(value) <= number(maximum);
  }
  Statements drop(const Object& self) const { return one("DROP SEQUENCE " + self.key); }
  std::optional<Statements> alter_to(const Sequence& to, const Object&, const Object& self) const {
    Statements all;
    if (persistence != to.persistence)
      all.push_back({fmt::format("ALTER SEQUENCE {} SET {}", self.key,
                                 to.persistence == "u" ? "UNLOGGED" : "LOGGED")});
    // The value that it stands at can't be outside of its new bounds.
    const std::string restart = to.bounds(start) ? "" : " RESTART";
    if (options() != to.options())
      all.push_back({fmt::format("ALTER SEQUENCE {} {}{}", self.key, to.options(), restart)});
    return all;
  }
};

}  // namespace

extern const Kind sequence;
constinit const Kind sequence = kind_of<Sequence>();

}  // namespace shale::kinds_::in_sequence
