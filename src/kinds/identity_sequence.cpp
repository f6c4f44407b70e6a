// The sequence of an identity column: made with it, with settings of its own.
#include "kinds/text.h"

namespace shale::kinds_::in_identity_sequence {
namespace {

struct IdentitySequence {
  static constexpr std::string_view name = "identity sequence";
  static constexpr int order = 79;
  static constexpr int query_cost = 9;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "S"};
  static constexpr bool implied = true;

  Text persistence, table_persistence;
  static constexpr Field<IdentitySequence> fields[] = {
      {"persistence", &IdentitySequence::persistence},
      {"table persistence", &IdentitySequence::table_persistence, attribute::carried},
  };

  // Before PostgreSQL 15 all sequences are logged.
  static std::string query(int version) {
    return fmt::format(
        "select c.oid, 0, c.relnamespace, '1259:' || d.refobjid || ':' || d.refobjsubid,"
        " quote_ident(c.relname), null, c.relacl,"
        " case when c.relacl is not null then acldefault('s', c.relowner) end, '',"
        " c.relpersistence, {}.relpersistence from pg_catalog.pg_class c"
        " join pg_catalog.pg_depend d on d.classid = 1259 and d.objid = c.oid"
        " and d.refclassid = 1259 and d.deptype = 'i' and d.refobjsubid > 0"
        " join pg_catalog.pg_class t on t.oid = d.refobjid"
        " where c.relkind = 'S' and c.oid >= 16384",
        version < 150000 ? "c" : "t");
  }
  std::string target(const Object& self) const { return "SEQUENCE " + self.key; }
  Statements create(const Object&, Members) const { return {}; }
  // It is made as its table is, and goes with it where that is changed.
  Statements extras(const Object& self) const {
    return persistence == table_persistence ? Statements{} : change(self);
  }
  Statements change(const Object& self) const {
    return one(fmt::format("ALTER SEQUENCE {} SET {}", self.key,
                           persistence == "u" ? "UNLOGGED" : "LOGGED"));
  }
  Statements drop(const Object&) const { return {}; }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const IdentitySequence& to, const Object&,
                                     const Object& self) const {
    const bool by_table =
        table_persistence != to.table_persistence && to.persistence == to.table_persistence;
    return by_table ? Statements{} : to.change(self);
  }
};

}  // namespace

extern const Kind identity_sequence;
constinit const Kind identity_sequence = kind_of<IdentitySequence>();

}  // namespace shale::kinds_::in_identity_sequence
