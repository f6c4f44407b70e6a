// ALTER SEQUENCE … OWNED BY: an object of its own, because a column's default needs the sequence
// and this needs the column.
#include "kinds/text.h"

namespace shale::kinds_::in_owned_sequence {
namespace {

struct OwnedSequence {
  static constexpr std::string_view name = "owned sequence";
  static constexpr int order = 80;
  static constexpr int query_cost = 9;
  static constexpr Oid catalog = 2;  // stands for itself: pg_depend has no rows with an address
  static constexpr Presence presence{"pg_class", "relkind", "S"};

  Text column;
  static constexpr Field<OwnedSequence> fields[] = {{"column", &OwnedSequence::column}};

  static std::string query(int) {
    return "select d.objid, 0, 0, d.objid, '', null, null, null,"
           " '1259:' || d.refobjid || ':' || d.refobjsubid || ' 1259:' || d.refobjid || ':0',"
           " d.refobjid::regclass || '.' || quote_ident(a.attname)"
           " from pg_catalog.pg_depend d join pg_catalog.pg_class c on c.oid = d.objid"
           " join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid"
           " where d.classid = 1259 and d.refclassid = 1259 and d.refobjsubid > 0"
           " and d.deptype = 'a' and c.relkind = 'S' and c.oid >= 16384";
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("ALTER SEQUENCE {} OWNED BY {}", self.parent->key, column));
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("ALTER SEQUENCE {} OWNED BY NONE", self.parent->key));
  }
  bool survives(const Object&) const { return true; }
  // A sequence has the owner of its table, so it is free before it goes to another's.
  std::optional<Statements> alter_to(const OwnedSequence& to, const Object& from,
                                     const Object& self) const {
    if (from.parent->owner != self.parent->owner) return std::nullopt;
    return to.create(self, {});
  }
};

}  // namespace

extern const Kind owned_sequence;
constinit const Kind owned_sequence = kind_of<OwnedSequence>();

}  // namespace shale::kinds_::in_owned_sequence
