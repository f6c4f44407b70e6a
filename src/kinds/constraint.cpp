// Checks, keys and exclusions of tables. Foreign keys are in foreign_key.cpp.
#include "base/text.h"
#include "kinds/printed.h"
#include "kinds/text.h"

namespace shale::kinds_::in_constraint {
namespace {

struct Constraint {
  static constexpr std::string_view name = "constraint";
  static constexpr int order = 90;
  static constexpr Oid catalog = catalog_oid::constraint;
  static constexpr Presence presence{"pg_constraint", "contype", "c p u x"};
  static constexpr int query_cost = 70;
  static constexpr bool opens_tables = true;

  Text type, definition, valid, inherited, index_options;
  static constexpr Field<Constraint> fields[] = {
      {"type", &Constraint::type, attribute::carried},
      {"definition", &Constraint::definition, attribute::expression},
      {"validated", &Constraint::valid},
      {"inherited", &Constraint::inherited},
      {"index options", &Constraint::index_options},
  };

  static std::string query(int version) {
    return "select k.oid, 0, 0, k.conrelid, quote_ident(k.conname), null, null, null, null,"
           " k.contype, " +
           printed_constraint(version) +
           ", k.convalidated, not k.conislocal,"
           " case when k.contype <> 'x' then i.reloptions end from pg_catalog.pg_constraint k"
           " left join pg_catalog.pg_class i on i.oid = k.conindid"
           " where k.contype in ('c', 'p', 'u', 'x') and k.oid >= 16384 and k.conrelid <> 0";
  }
  std::string target(const Object& self) const {
    return fmt::format("CONSTRAINT {} ON {}", self.name, self.parent->key);
  }
  std::string text() const {
    if (index_options.empty()) return std::string(definition);
    // The options of a key's index stand before DEFERRABLE; an exclusion's are in its definition.
    const std::string with = fmt::format(" WITH ({})", storage_options(index_options));
    for (std::string_view behind : {" DEFERRABLE", " INITIALLY"})
      if (const std::size_t at = definition.rfind(behind); at != Text::npos)
        return std::string(definition.substr(0, at)) + with + std::string(definition.substr(at));
    return std::string(definition) + with;
  }
  bool not_valid() const { return !yes(valid) && definition.ends_with(" NOT VALID"); }
  std::string clause(const Object& self, Members) const {
    return not_valid() ? "" : fmt::format("CONSTRAINT {} {}", self.name, text());
  }
  Statements create(const Object& self, Members) const {
    std::vector<Hazard> hazards;
    if (type == "c" && !not_valid()) hazards = {Hazard::scans_table, Hazard::may_fail_on_rows};
    if (type != "c") hazards = {Hazard::builds_index, Hazard::may_fail_on_rows};
    // The partitions' keys are objects of their own, and are attached.
    const bool divided = type != "c" && is_partitioned(*self.parent);
    const std::string table =
        divided ? "ALTER TABLE ONLY " + self.parent->key : alter_table(*self.parent);
    return one(fmt::format("{} ADD CONSTRAINT {} {}", table, self.name, text()),
               std::move(hazards));
  }
  Statements create_live(const Object& self, Members members) const {
    const std::string add =
        fmt::format("{} ADD CONSTRAINT {} ", alter_table(*self.parent), self.name);
    if (type == "c" && yes(valid))
      return {Ddl{add + text() + " NOT VALID"}, validate(validation(self))};
    Statements all = create(self, members);
    // ONLY a partitioned table has no rows.
    if (type != "c" && is_partitioned(*self.parent)) all.front().hazards.clear();
    if (!is_by_index(self)) return all;
    return {build_live(self, self.name), Ddl{add + using_index(self.name)}};
  }
  // Can its index be built before it? Those that others conflict with in time can't, nor can those
  // of a partitioned table.
  bool is_by_index(const Object& self) const {
    return (type == "p" || type == "u") && definition.find(" WITHOUT OVERLAPS)") == Text::npos &&
           !is_partitioned(*self.parent);
  }
  static constexpr std::string_view primary = "PRIMARY KEY ", unique = "UNIQUE ",
                                    nulls = "NULLS NOT DISTINCT ";
  // What may stand behind the columns of a key.
  std::string_view deferring() const {
    std::string_view rest = definition;
    for (std::string_view end : {" INITIALLY DEFERRED", " DEFERRABLE"})
      if (rest.ends_with(end)) rest.remove_suffix(end.size());
    return std::string_view(definition).substr(rest.size());
  }
  Ddl build_live(const Object& self, std::string_view index) const {
    std::string_view columns = definition;
    columns.remove_suffix(deferring().size());
    columns.remove_prefix(type == "p" ? primary.size() : unique.size());
    const bool not_distinct = columns.starts_with(nulls);
    if (not_distinct) columns.remove_prefix(nulls.size());
    return concurrently(
        fmt::format(
            "CREATE UNIQUE INDEX CONCURRENTLY {} ON {} USING btree {}{}{}", index, self.parent->key,
            columns, not_distinct ? " NULLS NOT DISTINCT" : "",
            index_options.empty() ? "" : fmt::format(" WITH ({})", storage_options(index_options))),
        {Hazard::may_fail_on_rows});
  }
  std::string using_index(std::string_view index) const {
    return fmt::format("{}USING INDEX {}{}", type == "p" ? primary : unique, index, deferring());
  }
  Statements build_beside(const Object& self) const {
    if (!is_by_index(self)) return {};
    return {build_live(self, passing_name(self.name, beside_prefix))};
  }
  // The index gets the constraint's name.
  Statements take_place(const Object& self) const {
    return one(fmt::format("{} ADD CONSTRAINT {} {}", alter_table(*self.parent), self.name,
                           using_index(passing_name(self.name, beside_prefix))));
  }
  std::string validation(const Object& self) const {
    return fmt::format("{} VALIDATE CONSTRAINT {}", alter_table(*self.parent), self.name);
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("{} DROP CONSTRAINT {}", alter_table(*self.parent), self.name));
  }
  std::optional<Statements> alter_to(const Constraint& to, const Object&,
                                     const Object& self) const {
    Statements all;
    if (!yes(valid) && yes(to.valid) && definition == std::string(to.definition) + " NOT VALID")
      return one(validation(self), {Hazard::may_fail_on_rows});
    // A check that a table has from its parent becomes the table's own too.
    if (type == "c" && definition == to.definition && yes(inherited) && !yes(to.inherited))
      return to.create(self, {});
    return std::nullopt;
  }
  std::optional<Statements> alter_live(const Constraint& to, const Object& before,
                                       const Object& self) const {
    if (!yes(valid) && yes(to.valid) && alter_to(to, before, self))
      return Statements{validate(validation(self))};
    return alter_to(to, before, self);
  }
  // Postgres rebuilds a key's index itself. An expression may not fit the new type.
  bool survives(const Object&) const { return type == "p" || type == "u"; }
};

}  // namespace

extern const Kind constraint;
constinit const Kind constraint = kind_of<Constraint>();

}  // namespace shale::kinds_::in_constraint
