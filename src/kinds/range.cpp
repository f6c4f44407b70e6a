// Range types, each with its multirange. A canonical function speaks of the range, so the type is
// made as a shell before it.
#include "kinds/type.h"

namespace shale::kinds_::in_range {
namespace {

struct Range {
  static constexpr std::string_view name = "range";
  static constexpr int order = 39;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_type", "typtype", "r"};

  Text subtype, opclass, collation, canonical, difference, multirange, multirange_name,
      usual_multirange, constructors;
  static constexpr Field<Range> fields[] = {
      {"subtype", &Range::subtype, attribute::recreate},
      {"subtype operator class", &Range::opclass, attribute::recreate},
      {"collation", &Range::collation, attribute::recreate},
      {"canonical function", &Range::canonical, attribute::recreate},
      {"subtype difference function", &Range::difference, attribute::recreate},
      {"multirange", &Range::multirange, attribute::recreate},
      {"multirange name", &Range::multirange_name, attribute::carried},
      {"usual multirange", &Range::usual_multirange, attribute::carried},
      {"constructors", &Range::constructors, attribute::carried},
  };

  // The usual name of the multirange is as makeMultirangeTypeName() has it.
  static std::string query(int) {
    return fmt::format(
        "select {}, '', format_type(r.rngsubtype, null),"
        " case when not c.opcdefault then quote_ident(cn.nspname) || '.' || quote_ident(c.opcname)"
        " end,"
        " case when r.rngcollation <> s.typcollation then r.rngcollation::regcollation::text end,"
        " nullif(r.rngcanonical::text, '-'), nullif(r.rngsubdiff::text, '-'),"
        " format_type(r.rngmultitypid, null), quote_ident(m.typname),"
        " quote_ident(n.nspname) || '.' || quote_ident(case when t.typname ~ 'range' then"
        " regexp_replace(t.typname, 'range', 'multirange') else t.typname || '_multirange' end),"
        " array(select unnest(array[p.oid::regprocedure::text, quote_ident(p.proname)])"
        " from pg_catalog.pg_depend d join pg_catalog.pg_proc p on p.oid = d.objid"
        " where d.classid = 1255 and d.refclassid = 1247 and d.refobjid in (t.oid, r.rngmultitypid)"
        " and d.deptype = 'i')"
        " from pg_catalog.pg_range r join pg_catalog.pg_type t on t.oid = r.rngtypid"
        " join pg_catalog.pg_namespace n on n.oid = t.typnamespace"
        " join pg_catalog.pg_type m on m.oid = r.rngmultitypid"
        " join pg_catalog.pg_type s on s.oid = r.rngsubtype"
        " join pg_catalog.pg_opclass c on c.oid = r.rngsubopc"
        " join pg_catalog.pg_namespace cn on cn.oid = c.opcnamespace"
        " where t.oid >= 16384",
        type_columns);
  }
  std::string target(const Object& self) const { return "TYPE " + self.key; }
  Statements create(const Object& self, Members) const { return one(define(self)); }
  std::string shell(const Object& self) const {
    return canonical.empty() ? "" : "CREATE TYPE " + self.key;
  }
  std::string define(const Object& self) const {
    std::vector<std::string> all;
    const auto say = [&](std::string_view option, Text value) {
      if (!value.empty()) all.push_back(fmt::format("{} = {}", option, value));
    };
    say("SUBTYPE", subtype);
    say("SUBTYPE_OPCLASS", opclass);
    say("COLLATION", collation);
    say("CANONICAL", canonical);
    say("SUBTYPE_DIFF", difference);
    if (multirange != usual_multirange) say("MULTIRANGE_TYPE_NAME", multirange);
    return fmt::format("CREATE TYPE {} AS RANGE ({})", self.key, in_lines(all));
  }
  // The canonical function goes with it.
  Statements drop(const Object& self) const {
    return one(fmt::format("DROP TYPE {}{}", self.key, canonical.empty() ? "" : " CASCADE"));
  }
  // The multirange, and the functions that make values of either. One takes no arguments at all, so
  // that only its name keeps it from the next.
  std::vector<Companion> companions(const Object&) const {
    std::vector<Companion> all;
    const std::vector<std::string> makers = parse_array(constructors);
    for (std::size_t i = 0; i + 1 < makers.size(); i += 2)
      all.push_back({"FUNCTION " + makers[i], makers[i + 1]});
    all.push_back({fmt::format("TYPE {}", multirange), std::string(multirange_name)});
    return all;
  }
  std::optional<Statements> alter_to(const Range&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind range;
constinit const Kind range = kind_of<Range>();

}  // namespace shale::kinds_::in_range
