// The index of a key or exclusion: made by its constraint, with settings of its own.
#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_constraint_index {
namespace {

struct ConstraintIndex {
  static constexpr std::string_view name = "constraint index";
  static constexpr int order = 91;
  static constexpr int query_cost = 7;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_constraint", "contype", "p u x"};
  static constexpr Oid parent_catalog = catalog_oid::constraint;
  static constexpr bool implied = true;

  Text clustered, replica_identity, statistics, tablespace;
  static constexpr Field<ConstraintIndex> fields[] = {
      {"clustered", &ConstraintIndex::clustered},
      {"replica identity", &ConstraintIndex::replica_identity},
      {"statistics", &ConstraintIndex::statistics},
      {"tablespace", &ConstraintIndex::tablespace},
  };

  // Statistics are of expressions, which only exclusions have.
  static std::string query(int version) {
    return fmt::format(
        "select c.oid, 0, c.relnamespace, k.oid, quote_ident(c.relname), null, null, null, null,"
        " i.indisclustered, i.indisreplident,"
        " case when k.contype = 'x' then (select string_agg(a.attnum || ' ' || a.attstattarget, ','"
        " order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = c.oid and {}) end,"
        " case when c.reltablespace <> 0 then (select quote_ident(spcname)"
        " from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end"
        " from pg_catalog.pg_constraint k join pg_catalog.pg_index i on i.indexrelid = k.conindid"
        " join pg_catalog.pg_class c on c.oid = i.indexrelid"
        " where k.contype in ('p', 'u', 'x') and k.oid >= 16384",
        version >= 170000 ? "a.attstattarget is not null" : "a.attstattarget >= 0");
  }
  std::string target(const Object& self) const { return "INDEX " + self.key; }
  Statements create(const Object&, Members) const { return {}; }
  Statements extras(const Object& self) const { return change(ConstraintIndex{"f", "f"}, self); }
  Statements change(const ConstraintIndex& from, const Object& self) const {
    Statements all;
    const std::string table = alter_table(*self.parent->parent);
    for (std::string_view item : split(statistics == from.statistics ? Text() : statistics, ','))
      if (const std::size_t blank = item.find(' '); blank != Text::npos)
        all.push_back({fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", self.key,
                                   item.substr(0, blank), item.substr(blank + 1))});
    if (clustered != from.clustered)
      all.push_back({yes(clustered) ? fmt::format("{} CLUSTER ON {}", table, self.name)
                                    : table + " SET WITHOUT CLUSTER"});
    // That it is another one's now, the other one says, or the table.
    if (yes(replica_identity) && !yes(from.replica_identity))
      all.push_back({fmt::format("{} REPLICA IDENTITY USING INDEX {}", table, self.name)});
    if (tablespace != from.tablespace)
      all.push_back({fmt::format("ALTER INDEX {} SET TABLESPACE {}", self.key,
                                 tablespace.empty() ? "pg_default" : tablespace),
                     {Hazard::rewrites_table}});
    return all;
  }
  Statements drop(const Object&) const { return {}; }
  std::optional<Statements> alter_to(const ConstraintIndex& to, const Object&,
                                     const Object& self) const {
    return to.change(*this, self);
  }
  bool survives(const Object&) const { return true; }
};

}  // namespace

extern const Kind constraint_index;
constinit const Kind constraint_index = kind_of<ConstraintIndex>();

}  // namespace shale::kinds_::in_constraint_index
