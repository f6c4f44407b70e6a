// CREATE STATISTICS: what the planner learns about several columns of a table.
#include "kinds/text.h"

namespace shale::kinds_::in_statistics {
namespace {

struct Statistics {
  static constexpr std::string_view name = "statistics";
  static constexpr int order = 94;
  static constexpr Oid catalog = catalog_oid::statistics;
  static constexpr Presence presence{"pg_statistic_ext"};

  Text kinds, columns, target_, definition, expressions;
  static constexpr Field<Statistics> fields[] = {
      {"kinds", &Statistics::kinds, attribute::recreate},
      {"columns", &Statistics::columns, attribute::recreate | attribute::set},
      {"target", &Statistics::target_},
      {"definition", &Statistics::definition, attribute::carried},
      {"expressions", &Statistics::expressions, attribute::recreate | attribute::expression},
  };

  // Postgres keeps the columns in the order of the table.
  static std::string query(int version) {
    return fmt::format(
        "select s.oid, 0, s.stxnamespace, s.stxrelid, quote_ident(s.stxname),"
        " pg_get_userbyid(s.stxowner), null, null, '',"
        " array(select case k when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end"
        " from unnest(s.stxkind) k where k <> 'e'),"
        " array(select quote_ident(a.attname) from pg_catalog.pg_attribute a"
        " where a.attrelid = s.stxrelid and a.attnum = any(s.stxkeys)),"
        " case when {} then s.stxstattarget end,"
        " pg_get_statisticsobjdef(s.oid), pg_get_statisticsobjdef_expressions(s.oid)"
        " from pg_catalog.pg_statistic_ext s where s.oid >= 16384",
        version >= 170000 ? "s.stxstattarget is not null" : "s.stxstattarget >= 0");
  }
  std::string target(const Object& self) const { return "STATISTICS " + self.key; }
  Statements create(const Object&, Members) const { return one(std::string(definition)); }
  Statements extras(const Object& self) const {
    return target_.empty() ? Statements{} : set_target(self);
  }
  Statements set_target(const Object& self) const {
    return one(fmt::format("ALTER STATISTICS {} SET STATISTICS {}", self.key,
                           target_.empty() ? "-1" : target_));
  }
  Statements drop(const Object& self) const { return one("DROP STATISTICS " + self.key); }
  std::optional<Statements> alter_to(const Statistics& to, const Object&,
                                     const Object& self) const {
    return target_ == to.target_ ? Statements{} : to.set_target(self);
  }
  // Postgres makes them anew itself, but without their target and their owner.
  bool survives(const Object& self) const {
    return expressions.empty() && target_.empty() && self.owner.empty();
  }
};

}  // namespace

extern const Kind statistics;
constinit const Kind statistics = kind_of<Statistics>();

}  // namespace shale::kinds_::in_statistics
