// Indexes that no constraint owns.
#include "base/text.h"
#include "kinds/printed.h"
#include "kinds/text.h"

namespace shale::kinds_::in_index {
namespace {

struct Index {
  static constexpr std::string_view name = "index";
  static constexpr int order = 92;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "i I"};
  static constexpr int query_cost = 50;
  static constexpr bool opens_tables = true;

  Text definition, plain, valid, partitioned, clustered, replica_identity, statistics, expressions,
      tablespace, options, bare;
  static constexpr Field<Index> fields[] = {
      {"definition", &Index::definition, attribute::expression | attribute::whole},
      {"plain", &Index::plain, attribute::carried},
      {"valid", &Index::valid},
      {"partitioned", &Index::partitioned, attribute::carried},
      {"clustered", &Index::clustered},
      {"replica identity", &Index::replica_identity},
      {"statistics", &Index::statistics},
      {"expressions", &Index::expressions, attribute::carried},
      {"tablespace", &Index::tablespace},
      {"storage parameters", &Index::options, attribute::set},
      {"bare", &Index::bare, attribute::carried},
  };

  // A definition without the options, to see what an ALTER can do. CREATE INDEX ON ONLY is what
  // Postgres prints for a partitioned table.
  static std::string query(int version) {
    return fmt::format(
        "select c.oid, 0, c.relnamespace, i.indrelid, quote_ident(c.relname), null, null, null, "
        "null,"
        " {}, i.indexprs is null and i.indpred is null, i.indisvalid,"
        " c.relkind = 'I', i.indisclustered, i.indisreplident,"
        " case when i.indexprs is not null then (select string_agg(a.attnum || ' ' || "
        "a.attstattarget, ',' order by a.attnum)"
        " from pg_catalog.pg_attribute a where a.attrelid = c.oid and {}) end,"
        " i.indexprs is not null,"
        " case when c.reltablespace <> 0 then (select quote_ident(spcname)"
        " from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end,"
        " c.reloptions,"
        " case when c.reloptions is not null"
        " then regexp_replace(pg_get_indexdef(c.oid), ' WITH \\([^)]*\\)', '') end"
        " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid"
        " join pg_catalog.pg_class t on t.oid = i.indrelid and t.relpersistence <> 't'"
        " and t.relkind in ('r', 'p', 'm') join pg_catalog.pg_namespace n on n.oid = t.relnamespace"
        " join pg_catalog.pg_am m on m.oid = c.relam cross join {}"
        " where c.oid >= 16384 and not exists (select from pg_catalog.pg_constraint k"
        " where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))",
        printed_index(version),
        version >= 170000 ? "a.attstattarget is not null" : "a.attstattarget >= 0",
        usual_classes());
  }
  std::string target(const Object& self) const { return "INDEX " + self.key; }
  std::string text() const {
    std::string sql(definition);
    if (!tablespace.empty()) {
      const std::size_t where = sql.rfind(" WHERE (");
      sql.insert(where == std::string::npos ? sql.size() : where,
                 fmt::format(" TABLESPACE {}", tablespace));
    }
    return sql;
  }
  Statements create(const Object&, Members) const {
    std::vector<Hazard> hazards{Hazard::builds_index};
    if (is_unique()) hazards.push_back(Hazard::may_fail_on_rows);
    return one(text(), std::move(hazards));
  }
  bool is_unique() const { return definition.starts_with("CREATE UNIQUE "); }
  // ON ONLY a partitioned table nothing is built: its partitions' indexes are objects of their own,
  // and are attached.
  Statements create_live(const Object& self, Members) const {
    if (yes(partitioned)) return one(text());
    return {build_live(self, self.name)};
  }
  Ddl build_live(const Object& self, std::string_view new_name) const {
    const std::string whole = text();
    const std::size_t verb = whole.find(" INDEX ") + std::size(" INDEX ") - 1;
    return concurrently(
        fmt::format("{}CONCURRENTLY {}{}", whole.substr(0, verb), new_name,
                    whole.substr(verb + self.name.size())),
        is_unique() ? std::vector{Hazard::may_fail_on_rows} : std::vector<Hazard>());
  }
  Statements build_beside(const Object& self) const {
    if (yes(partitioned) || !yes(valid)) return {};
    const std::string beside = passing_name(self.name, beside_prefix);
    Statements all{build_live(self, beside)};
    for (Ddl& s : extras(under_name(self, beside))) all.push_back(std::move(s));
    return all;
  }
  Statements take_place(const Object& self) const {
    const std::string beside = passing_name(self.name, beside_prefix);
    return one(fmt::format("ALTER INDEX {} RENAME TO {}", under_name(self, beside).key, self.name));
  }
  Statements drop_live(const Object& self) const {
    if (yes(partitioned)) return drop(self);
    return {concurrently("DROP INDEX CONCURRENTLY " + self.key)};
  }
  Statements extras(const Object& self) const { return change("", "f", "f", self); }
  Statements change(Text old_statistics, Text was_clustered, Text was_identity,
                    const Object& self) const {
    Statements all;
    if (statistics != old_statistics) {
      for (std::string_view item : split(old_statistics, ','))
        if (const std::size_t blank = item.find(' '); blank != Text::npos)
          all.push_back({fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS -1", self.key,
                                     item.substr(0, blank))});
      for (std::string_view item : split(statistics, ','))
        if (const std::size_t blank = item.find(' '); blank != Text::npos)
          all.push_back({fmt::format("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", self.key,
                                     item.substr(0, blank), item.substr(blank + 1))});
    }
    const std::string table = alter_table(*self.parent);
    if (clustered != was_clustered)
      all.push_back({yes(clustered) ? fmt::format("{} CLUSTER ON {}", table, self.name)
                                    : table + " SET WITHOUT CLUSTER"});
    // That it is another one's now, the other one says, or the table.
    if (yes(replica_identity) && replica_identity != was_identity)
      all.push_back({fmt::format("{} REPLICA IDENTITY USING INDEX {}", table, self.name)});
    return all;
  }
  Statements drop(const Object& self) const { return one("DROP INDEX " + self.key); }
  std::optional<Statements> alter_to(const Index& to, const Object&, const Object& self) const {
    const auto core = [](const Index& i) { return i.bare.empty() ? i.definition : i.bare; };
    if (core(*this) != core(to) || valid != to.valid) return std::nullopt;
    Statements all;
    for (const std::string& change : change_storage_options(options, to.options))
      all.push_back({fmt::format("ALTER INDEX {} {}", self.key, change)});
    if (tablespace != to.tablespace)
      all.push_back({fmt::format("ALTER INDEX {} SET TABLESPACE {}", self.key,
                                 to.tablespace.empty() ? "pg_default" : to.tablespace),
                     {Hazard::rewrites_table}});
    for (Ddl& s : to.change(statistics, clustered, replica_identity, self))
      all.push_back(std::move(s));
    return all;
  }
  std::string refusal(const Index& to, const Object& self) const {
    if (!yes(valid) || yes(to.valid) || yes(partitioned)) return "";
    return fmt::format("the index {} is not valid on the other side: no statement makes it so",
                       self.key);
  }
  bool survives(const Object&) const { return yes(plain); }
};

}  // namespace

extern const Kind index;
constinit const Kind index = kind_of<Index>();

}  // namespace shale::kinds_::in_index
