#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_foreign_key {
namespace {

struct ForeignKey {
  static constexpr std::string_view name = "foreign key";
  static constexpr int order = 95;
  static constexpr int query_cost = 16;
  static constexpr Oid catalog = catalog_oid::constraint;
  static constexpr Presence presence{"pg_constraint", "contype", "f"};

  Text definition, valid, deferrable, deferred, partitioned, enforced, validates;
  static constexpr Field<ForeignKey> fields[] = {
      {"definition", &ForeignKey::definition},
      {"validated", &ForeignKey::valid, attribute::carried},
      {"deferrable", &ForeignKey::deferrable, attribute::carried},
      {"deferred", &ForeignKey::deferred, attribute::carried},
      {"partitioned", &ForeignKey::partitioned, attribute::carried},
      {"enforced", &ForeignKey::enforced, attribute::carried},
      {"validates", &ForeignKey::validates, attribute::carried},
  };

  // The copies that partitions have are their parent's. Before version 18 no key of a partitioned
  // table can be validated later.
  static std::string query(int version) {
    return fmt::format(
        "select k.oid, 0, 0, k.conrelid, quote_ident(k.conname), null, null, null, null,"
        " pg_get_constraintdef(k.oid), k.convalidated, k.condeferrable, k.condeferred,"
        " c.relkind = 'p' or exists (select from pg_catalog.pg_class f"
        " where f.oid = k.confrelid and f.relkind = 'p'), {}, {} from pg_catalog.pg_constraint k"
        " join pg_catalog.pg_class c on c.oid = k.conrelid"
        " where k.contype = 'f' and k.conparentid = 0 and k.oid >= 16384",
        version >= 180000 ? "k.conenforced" : "true",
        version >= 180000 ? "true" : "c.relkind <> 'p'");
  }
  std::string target(const Object& self) const {
    return fmt::format("CONSTRAINT {} ON {}", self.name, self.parent->key);
  }
  std::string clause(const Object& self, Members) const {
    return !yes(valid) ? "" : fmt::format("CONSTRAINT {} {}", self.name, definition);
  }
  Statements create(const Object& self, Members) const {
    std::vector<Hazard> hazards;
    if (yes(valid)) hazards = {Hazard::scans_table, Hazard::may_fail_on_rows};
    return one(
        fmt::format("{} ADD CONSTRAINT {} {}", alter_table(*self.parent), self.name, definition),
        std::move(hazards));
  }
  Statements create_live(const Object& self, Members members) const {
    if (!yes(valid) || !yes(validates)) return create(self, members);
    return {Ddl{fmt::format("{} ADD CONSTRAINT {} {} NOT VALID", alter_table(*self.parent),
                            self.name, definition)},
            validate(validation(self))};
  }
  std::string validation(const Object& self) const {
    return fmt::format("{} VALIDATE CONSTRAINT {}", alter_table(*self.parent), self.name);
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("{} DROP CONSTRAINT {}", alter_table(*self.parent), self.name));
  }
  // Without what an ALTER can change.
  std::string_view core() const {
    std::string_view text = definition;
    for (std::string_view end :
         {" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE"})
      if (text.ends_with(end)) text.remove_suffix(end.size());
    return text;
  }
  std::optional<Statements> alter_to(const ForeignKey& to, const Object&,
                                     const Object& self) const {
    if (core() != to.core() || enforced != to.enforced || (yes(valid) && !yes(to.valid)))
      return std::nullopt;
    Statements all;
    const std::string table = alter_table(*self.parent);
    if (deferrable != to.deferrable || deferred != to.deferred)
      all.push_back({fmt::format("{} ALTER CONSTRAINT {} {}", table, self.name,
                                 !yes(to.deferrable) ? "NOT DEFERRABLE"
                                 : yes(to.deferred)  ? "DEFERRABLE INITIALLY DEFERRED"
                                                     : "DEFERRABLE INITIALLY IMMEDIATE")});
    if (!yes(valid) && yes(to.valid)) all.push_back({validation(self), {Hazard::may_fail_on_rows}});
    return all;
  }
  std::optional<Statements> alter_live(const ForeignKey& to, const Object& before,
                                       const Object& self) const {
    auto all = alter_to(to, before, self);
    if (all && !yes(valid) && yes(to.valid)) all->back() = validate(validation(self));
    return all;
  }
};

}  // namespace

extern const Kind foreign_key;
constinit const Kind foreign_key = kind_of<ForeignKey>();

}  // namespace shale::kinds_::in_foreign_key
