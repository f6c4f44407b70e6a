// INHERITS and ATTACH PARTITION: an object of its own, so that a partition is a table like others
// until it is attached.
#include "kinds/text.h"

namespace shale::kinds_::in_inheritance {
namespace {

struct Inheritance {
  static constexpr std::string_view name = "inheritance";
  static constexpr int order = 93;
  static constexpr Oid catalog = 2611;

  Text parent, bound, place;
  static constexpr Field<Inheritance> fields[] = {
      {"parent", &Inheritance::parent, attribute::recreate},
      {"bound", &Inheritance::bound, attribute::recreate | attribute::expression},
      {"place", &Inheritance::place, attribute::position},
  };

  // A partition is attached behind the indexes of both, so that they find each other.
  static std::string query(int) {
    return "select i.inhrelid, i.inhseqno, 0, '1259:' || i.inhrelid || ':0', i.inhparent::regclass,"
           " null, null, null, concat_ws(' ', '1259:' || i.inhparent || ':0',"
           " (select string_agg('1259:' || i.inhparent || ':' || a.attnum, ' ')"
           " from pg_catalog.pg_attribute a where a.attrelid = i.inhparent and a.attnum > 0"
           " and not a.attisdropped), (select string_agg('1259:' || i.inhrelid || ':' || a.attnum, "
           "' ')"
           " from pg_catalog.pg_attribute a where a.attrelid = i.inhrelid and a.attnum > 0"
           " and not a.attisdropped)),"
           " i.inhparent::regclass,"
           " case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end, i.inhseqno"
           " from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid"
           " where c.relkind in ('r', 'p', 'f') and c.oid >= 16384";
  }
  std::string clause(const Object&, Members) const {
    return bound.empty() ? std::string(parent) : "";
  }
  Statements create(const Object& self, Members) const {
    const Object& child = *self.parent;
    if (bound.empty()) return one(fmt::format("{} INHERIT {}", alter_table(child), parent));
    return one(fmt::format("ALTER TABLE {} ATTACH PARTITION {} {}", parent, child.key, bound),
               {Hazard::scans_table, Hazard::may_fail_on_rows});
  }
  Statements drop(const Object& self) const {
    const Object& child = *self.parent;
    if (bound.empty()) return one(fmt::format("{} NO INHERIT {}", alter_table(child), parent));
    return one(fmt::format("ALTER TABLE {} DETACH PARTITION {}", parent, child.key));
  }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const Inheritance&, const Object&, const Object&) const {
    return std::nullopt;
  }
};

}  // namespace

extern const Kind inheritance;
constinit const Kind inheritance = kind_of<Inheritance>();

}  // namespace shale::kinds_::in_inheritance
