#include <algorithm>

#include "base/text.h"
#include "kinds/column_type.h"
#include "kinds/identity.h"
#include "kinds/text.h"

namespace shale::kinds_::in_column {
namespace {

struct Column {
  static constexpr std::string_view name = "column";
  static constexpr int order = 77;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr int query_cost = 50;

  Text type, collation, not_null, generated, expression, identity, identity_options, identity_type,
      storage, compression, statistics, options, foreign_options, position, local, inherited,
      usual_storage, key, merged, constraint_name, constraint_options, constraint_source,
      own_constraint;
  static constexpr Field<Column> fields[] = {
      {"type", &Column::type, attribute::disturbs},
      {"collation", &Column::collation, attribute::disturbs},
      {"not null", &Column::not_null},
      {"generated", &Column::generated, attribute::disturbs},
      {"expression", &Column::expression, attribute::expression | attribute::disturbs},
      {"identity", &Column::identity},
      {"identity options", &Column::identity_options},
      {"identity type", &Column::identity_type, attribute::carried},
      {"storage", &Column::storage},
      {"compression", &Column::compression},
      {"statistics", &Column::statistics},
      {"options", &Column::options, attribute::set},
      {"foreign options", &Column::foreign_options, attribute::set},
      {"position", &Column::position, attribute::position},
      {"local", &Column::local},
      {"inherited", &Column::inherited, attribute::carried},
      {"usual storage", &Column::usual_storage, attribute::carried},
      {"partition key", &Column::key, attribute::carried},
      {"merged", &Column::merged, attribute::carried},
      {"not null constraint", &Column::constraint_name, attribute::of_major},
      {"not null options", &Column::constraint_options, attribute::of_major},
      {"not null from", &Column::constraint_source, attribute::of_major},
      {"not null name", &Column::own_constraint, attribute::carried},
  };
  static constexpr Text parents_only = "parents", both = "itself and its parents";

  // Columns that a table has from its parent are the parent's; only a partition says its own.
  static std::string query(int version) {
    return fmt::format(
        "select a.attrelid, a.attnum, 0, a.attrelid, quote_ident(a.attname), null, a.attacl,"
        " case when a.attacl is not null then '{{}}' end, null,"
        " format_type(a.atttypid, a.atttypmod),"
        " case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,"
        " a.attnotnull, nullif(a.attgenerated, ''),"
        " case when a.attgenerated <> '' then (select pg_get_expr(d.adbin, d.adrelid)"
        " from pg_catalog.pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum) end,"
        " nullif(a.attidentity, ''),"
        " case when a.attidentity <> '' then i.options end,"
        " case when a.attidentity <> '' and i.seqtypid <> a.atttypid"
        " then format_type(i.seqtypid, null) end,"
        " case when a.attstorage <> t.typstorage then a.attstorage::text end, "
        "nullif(a.attcompression, ''),"
        " case when {} then a.attstattarget end,"
        " {}, a.attfdwoptions,"
        " a.attnum, a.attislocal, a.attinhcount, t.typstorage,"
        " c.relkind = 'p' and exists (select from pg_catalog.pg_depend k where k.classid = 1259"
        " and k.objid = c.oid and k.objsubid = a.attnum and k.refclassid = 1259 and k.refobjid = "
        "c.oid"
        " and k.refobjsubid = 0), {} and a.attgenerated <> '' and a.attinhcount > 0"
        " and not c.relispartition and exists (select from pg_catalog.pg_inherits h"
        " join pg_catalog.pg_attribute p on p.attrelid = h.inhparent and p.attname = a.attname"
        " and p.attgenerated <> '' where h.inhrelid = a.attrelid), {} from pg_catalog.pg_attribute "
        "a"
        " join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'f')"
        " and c.oid >= 16384 and c.relpersistence <> 't'"
        " join pg_catalog.pg_type t on t.oid = a.atttypid"
        "{}"
        " left join (select d.refobjid, d.refobjsubid, s.seqtypid, concat_ws(' ', s.seqstart, "
        "s.seqincrement,"
        " s.seqmin, s.seqmax, s.seqcache, s.seqcycle,"
        " quote_ident(n.nspname) || '.' || quote_ident(q.relname)) as options"
        " from pg_catalog.pg_sequence s join pg_catalog.pg_depend d on d.classid = 1259"
        " and d.objid = s.seqrelid and d.refclassid = 1259 and d.deptype = 'i'"
        " join pg_catalog.pg_class q on q.oid = s.seqrelid"
        " join pg_catalog.pg_namespace n on n.oid = q.relnamespace) i"
        " on i.refobjid = a.attrelid and i.refobjsubid = a.attnum"
        " where a.attrelid >= 16384 and a.attnum > 0",
        version >= 170000 ? "a.attstattarget is not null" : "a.attstattarget >= 0", column_options,
        version < 160000 ? "true" : "false",
        version < 180000 ? "null, null, null, null" : as_constraint,
        version < 180000 ? "" : constraints);
  }
  // Since PostgreSQL 18 NOT NULL is a constraint with a name, which is <table>_<column>_not_null if
  // none is said. A child's that is its parents' alone is made with the parents'; that of a
  // partition, which is made alone, is said.
  static constexpr std::string_view as_constraint =
      "case when n.conname <> concat(c.relname, '_', a.attname, '_not_null') and"
      " (n.conislocal or c.relispartition) then quote_ident(n.conname) end,"
      " concat(case when n.connoinherit then ' NO INHERIT' end,"
      " case when not n.convalidated then ' NOT VALID' end),"
      " case when n.coninhcount = 0 or c.relispartition then '' when n.conislocal"
      " then 'itself and its parents' else 'parents' end, quote_ident(n.conname)";
  static constexpr std::string_view constraints =
      " left join pg_catalog.pg_constraint n on n.conrelid = a.attrelid and n.contype = 'n'"
      " and n.conkey[1] = a.attnum";
  std::string target(const Object& self) const { return "COLUMN " + self.key; }
  std::string grant_target(const Object& self) const {
    return self.parent->kind->grant_target(*self.parent);
  }

  std::string clause(const Object& self, Members members) const {
    if (says_more_than_parents()) return not_null_clause(fmt::format("NOT NULL {}", self.name));
    std::string text = fmt::format("{} {}", self.name, type);
    if (!foreign_options.empty())
      text += fmt::format(" OPTIONS ({})", shale::foreign_options(foreign_options));
    if (!compression.empty())
      text += fmt::format(" COMPRESSION {}", compression == "p" ? "pglz" : "lz4");
    if (!collation.empty()) text += fmt::format(" COLLATE {}", collation);
    // Before PostgreSQL 16, who inherits it as generated, too, may not say its expression again.
    if (!generated.empty() && !yes(merged))
      text += fmt::format(" GENERATED ALWAYS AS ({}) {}", expression,
                          generated == "s" ? "STORED" : "VIRTUAL");
    if (has_own_identity()) text += " " + identity_clause(self);
    for (const Member& member : members) text += " " + member.clause();
    if (says_not_null()) text += " " + not_null_clause("NOT NULL");
    return text;
  }
  // Does a table with INHERITS say NOT NULL of a column that it has from its parents?
  bool says_more_than_parents() const {
    return !yes(local) && says_not_null() && constraint_source == both;
  }
  bool is_unvalidated() const { return constraint_options.ends_with(" NOT VALID"); }
  // Does it stand in CREATE? What is not validated can't, and what parents have comes with them.
  bool says_not_null() const {
    return yes(not_null) && !is_unvalidated() && constraint_source != parents_only;
  }
  std::string not_null_clause(std::string_view words) const {
    return (constraint_name.empty() ? "" : fmt::format("CONSTRAINT {} ", constraint_name)) +
           fmt::format("{}{}", words, constraint_options);
  }
  std::string add_not_null(const Object& self) const {
    return fmt::format("{} ADD {}", alter_table(*self.parent),
                       not_null_clause(fmt::format("NOT NULL {}", self.name)));
  }
  // That of a partition is its table's, from PostgreSQL 17 on.
  bool has_own_identity() const { return !identity.empty() && !identity_options.empty(); }
  std::string identity_word() const { return identity == "a" ? "ALWAYS" : "BY DEFAULT"; }
  Identity the_identity() const {
    return Identity::read(identity_options, identity_type.empty() ? type : identity_type);
  }
  // Made with its column it has the column's type: what does not fit into that is said after it.
  std::string identity_clause(const Object& self) const {
    return fmt::format("GENERATED {} AS IDENTITY{}", identity_word(),
                       the_identity().fitted(type).said(type, usual_sequence(self)));
  }
  Statements type_of_sequence(const Object& self) const {
    Statements all;
    const Identity i = the_identity();
    if (has_own_identity()) change_sequence("", i.fitted(type), i, self, all);
    return all;
  }
  static std::string usual_sequence(const Object& self) {
    const std::string plain = unquoted(self.parent->name) + "_" + unquoted(self.name) + "_seq";
    if (plain.size() > 63) return "";
    return self.parent->schema->key + "." + quote_name(plain);
  }

  Statements create(const Object& self, Members members) const {
    std::vector<Hazard> hazards;
    if (yes(not_null) && members.empty() && identity.empty() && generated.empty())
      hazards.push_back(Hazard::may_fail_on_rows);
    const bool computed = std::ranges::any_of(members, [](const Member& m) {
      return m.kind() == "default" && yes(text_of(*m.object, "volatile"));
    });
    if (has_own_identity() || generated == "s" || computed)
      hazards.push_back(Hazard::rewrites_table);
    return one(fmt::format("{} ADD COLUMN {}", alter_table(*self.parent), clause(self, members)),
               std::move(hazards));
  }
  Statements extras(const Object& self) const {
    Statements all = type_of_sequence(self);
    const auto say = [&](std::string what) {
      all.push_back({alter_alone(self) + " " + std::move(what)});
    };
    if (!storage.empty()) say("SET STORAGE " + storage_word(storage));
    if (!statistics.empty()) say(fmt::format("SET STATISTICS {}", statistics));
    if (!options.empty()) say(fmt::format("SET ({})", storage_options(options)));
    if (is_unvalidated()) all.push_back({add_not_null(self)});
    return all;
  }
  static std::string alter(const Object& self) {
    return fmt::format("{} ALTER COLUMN {}", alter_table(*self.parent), self.name);
  }
  // SET STORAGE and SET STATISTICS go down to children, which say for themselves what they have.
  static std::string alter_alone(const Object& self) {
    return fmt::format("{} ALTER COLUMN {}", alter_only(*self.parent), self.name);
  }
  static std::string storage_word(Text letter) {
    return letter == "p"   ? "PLAIN"
           : letter == "e" ? "EXTERNAL"
           : letter == "m" ? "MAIN"
                           : "EXTENDED";
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("{} DROP COLUMN {}", alter_table(*self.parent), self.name),
               {Hazard::loses_values});
  }

  std::optional<Statements> alter_to(const Column& to, const Object&, const Object& self) const {
    if (generated != to.generated && !(generated == "s" && to.generated.empty()))
      return std::nullopt;
    if (!to.generated.empty() && expression != to.expression) return std::nullopt;
    if (!to.generated.empty() && !casts_by_itself(type, to.type)) return std::nullopt;
    Statements all;
    const auto say = [&](std::string what, std::vector<Hazard> hazards = {}) {
      all.push_back({alter(self) + " " + std::move(what), std::move(hazards)});
    };
    if (generated == "s" && to.generated.empty()) say("DROP EXPRESSION");
    // What a partition has of its table comes with ATTACH, and goes with DETACH.
    if (has_own_identity() && !to.has_own_identity()) say("DROP IDENTITY");
    // The sequence takes the new type with the column: what it has must fit into that before.
    const bool stays = has_own_identity() && to.has_own_identity();
    const Identity is = to.the_identity();
    Identity was = the_identity();
    if (stays && type != to.type) {
      if (!was.retyped(to.type).fits(to.type))
        was = change_sequence("", was, is.fitted(to.type).of_type(was.type), self, all);
      was = was.retyped(to.type);
    }
    if (type != to.type || collation != to.collation)
      say(type_change(to, self), hazards_of_type(to));
    change_not_null(to, self, all);
    if (stays) {
      const bool other = identity != to.identity;
      change_sequence(other ? " SET GENERATED " + to.identity_word() : "", was, is, self, all);
    } else if (to.has_own_identity()) {
      say("ADD " + to.identity_clause(self));
      for (Ddl& s : to.type_of_sequence(self)) all.push_back(std::move(s));
    }
    change_settings(to, self, all);
    return all;
  }
  // How its values are kept and counted.
  void change_settings(const Column& to, const Object& self, Statements& all) const {
    const auto say = [&](std::string what) {
      all.push_back({alter(self) + " " + std::move(what)});
    };
    const auto say_alone = [&](std::string what) {
      all.push_back({alter_alone(self) + " " + std::move(what)});
    };
    // A new type comes with its own storage and compression.
    const bool retyped = type != to.type || collation != to.collation;
    if ((retyped ? Text() : storage) != to.storage)
      say_alone("SET STORAGE " + storage_word(to.storage.empty() ? to.usual_storage : to.storage));
    if ((retyped ? Text() : compression) != to.compression)
      say(fmt::format("SET COMPRESSION {}", to.compression.empty()  ? "default"
                                            : to.compression == "p" ? "pglz"
                                                                    : "lz4"));
    if (statistics != to.statistics)
      say_alone(fmt::format("SET STATISTICS {}", to.statistics.empty() ? "-1" : to.statistics));
    for (std::string& change : change_storage_options(options, to.options)) say(std::move(change));
    if (foreign_options != to.foreign_options)
      say(fmt::format("OPTIONS ({})", change_foreign_options(foreign_options, to.foreign_options)));
  }
  void change_not_null(const Column& to, const Object& self, Statements& all) const {
    const std::string table = alter_table(*self.parent);
    const bool weaker = !is_unvalidated() && to.is_unvalidated();
    // Where it is no constraint, before PostgreSQL 18, children say for themselves what they have.
    const bool alone = constraint_source.empty() && !is_partitioned(*self.parent);
    if (yes(not_null) && (!yes(to.not_null) || weaker))
      all.push_back({(alone ? alter_alone(self) : alter(self)) + " DROP NOT NULL"});
    if (!yes(to.not_null)) return;
    if (!yes(not_null) || weaker) {
      const bool plain = to.constraint_name.empty() && to.constraint_options.empty();
      Ddl s{plain ? alter(self) + " SET NOT NULL" : to.add_not_null(self)};
      if (!to.is_unvalidated()) s.hazards = {Hazard::scans_table, Hazard::may_fail_on_rows};
      all.push_back(std::move(s));
      return;
    }
    const auto say = [&](std::string what, std::vector<Hazard> hazards = {}) {
      all.push_back({table + " " + std::move(what), std::move(hazards)});
    };
    if (constraint_source == parents_only && to.constraint_source == both)
      say(fmt::format("ADD CONSTRAINT {} NOT NULL {}", to.own_constraint, self.name));
    else if (own_constraint != to.own_constraint && !own_constraint.empty() &&
             !to.own_constraint.empty() && to.constraint_source != parents_only)
      say(fmt::format("RENAME CONSTRAINT {} TO {}", own_constraint, to.own_constraint));
    if (is_unvalidated() && !to.is_unvalidated())
      say(fmt::format("VALIDATE CONSTRAINT {}", to.own_constraint), {Hazard::may_fail_on_rows});
    const auto stays_here = [](const Column& c) {
      return c.constraint_options.starts_with(" NO INHERIT");
    };
    if (stays_here(*this) != stays_here(to))
      say(fmt::format("ALTER CONSTRAINT {} {}", to.own_constraint,
                      stays_here(to) ? "NO INHERIT" : "INHERIT"));
  }
  // A check that is validated says that there is no null; then SET NOT NULL does not look again.
  std::optional<Statements> alter_live(const Column& to, const Object& before,
                                       const Object& self) const {
    auto all = alter_to(to, before, self);
    if (!all || yes(not_null) || !yes(to.not_null) || type != to.type ||
        collation != to.collation || self.parent->kind->name == "foreign table")
      return all;
    const std::string table = alter_table(*self.parent), check = passing_name(self.name, "shale_");
    Statements safe;
    for (Ddl& s : *all) {
      if (!s.sql.ends_with(" SET NOT NULL")) {
        safe.push_back(std::move(s));
        continue;
      }
      safe.push_back({fmt::format("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", table,
                                  check, self.name)});
      safe.push_back(validate(fmt::format("{} VALIDATE CONSTRAINT {}", table, check)));
      safe.push_back({std::move(s.sql)});
      safe.push_back({fmt::format("{} DROP CONSTRAINT {}", table, check)});
    }
    return safe;
  }
  std::vector<Hazard> hazards_of_type(const Column& to) const {
    if (only_widens(type, to.type) && collation == to.collation) return {};
    std::vector<Hazard> all{Hazard::rewrites_table, Hazard::loses_values};
    const bool takes_all =
        to.type == "text" || type == to.type ||
        (width_of_integer(type) > 0 && width_of_integer(type) <= width_of_integer(to.type));
    if (!takes_all) all.push_back(Hazard::may_fail_on_rows);
    return all;
  }
  std::string type_change(const Column& to, const Object& self) const {
    std::string text = fmt::format("TYPE {}", to.type);
    if (!to.collation.empty()) text += fmt::format(" COLLATE {}", to.collation);
    // The rows of a foreign table are not here to be cast; what is generated is so anew.
    if (type != to.type && to.generated.empty() && self.parent->kind->name != "foreign table")
      text += " USING " + cast_expression(self.name, type, to.type);
    return text;
  }
  // Returns what the sequence is then. Only ALTER SEQUENCE changes its type.
  static Identity change_sequence(std::string options, const Identity& from, const Identity& to,
                                  const Object& self, Statements& all) {
    const bool alone = from.type != to.type;
    if (!alone) options += from.column_options(to);
    if (!options.empty()) all.push_back({alter(self) + options});
    if (alone)
      all.push_back({fmt::format("ALTER SEQUENCE {}{}", from.sequence, from.sequence_options(to))});
    if (from.sequence != to.sequence)
      all.push_back(
          {fmt::format("ALTER SEQUENCE {} RENAME TO {}", from.sequence, last_part(to.sequence))});
    return to;
  }
  static std::string last_part(const std::string& name) {
    return quote_name(name.substr(name.rfind('.') + 1));
  }
};

}  // namespace

extern const Kind column;
constinit const Kind column = kind_of<Column>();

}  // namespace shale::kinds_::in_column
