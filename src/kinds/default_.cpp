// A column's default: an object of its own, because it may need a function that needs the table.
#include "kinds/text.h"

namespace shale::kinds_::in_default_ {
namespace {

struct Default {
  static constexpr std::string_view name = "default";
  static constexpr int order = 78;
  static constexpr Oid catalog = catalog_oid::default_value;
  static constexpr Presence presence{"pg_attrdef"};
  static constexpr int query_cost = 18;

  Text expression, is_volatile;
  static constexpr Field<Default> fields[] = {
      {"expression", &Default::expression, attribute::expression},
      {"volatile", &Default::is_volatile, attribute::carried}};

  // Is it another value for each row? The stored expression has the functions by their oids; most
  // have none or one. A default has no columns, so it needs no table to be printed.
  static std::string query(int) {
    return "select d.oid, 0, 0, '1259:' || d.adrelid || ':' || d.adnum, null, null, null, null, "
           "null,"
           " pg_get_expr(d.adbin, 0), case when strpos(d.adbin::text, 'funcid ') = 0 then false"
           " when split_part(d.adbin::text, 'funcid ', 3) = '' then exists (select from"
           " pg_catalog.pg_proc p where p.provolatile = 'v' and p.oid = split_part(split_part("
           "d.adbin::text, 'funcid ', 2), ' ', 1)::oid)"
           " else exists (select from pg_catalog.regexp_matches("
           "d.adbin::text, 'funcid ([0-9]+)', 'g') m join pg_catalog.pg_proc p"
           " on p.oid = m[1]::oid where p.provolatile = 'v') end from pg_catalog.pg_attrdef d"
           " where d.oid >= 16384 and not exists (select from pg_catalog.pg_attribute a"
           " where a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated <> '')";
  }
  static std::string alter(const Object& self) {
    return fmt::format("{} ALTER COLUMN {}", alter_only(*self.parent->parent), self.parent->name);
  }
  std::string clause(const Object&, Members) const { return fmt::format("DEFAULT {}", expression); }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("{} SET DEFAULT {}", alter(self), expression));
  }
  Statements drop(const Object& self) const { return one(alter(self) + " DROP DEFAULT"); }
  std::optional<Statements> alter_to(const Default& to, const Object&, const Object& self) const {
    return to.create(self, {});
  }
};

}  // namespace

extern const Kind default_;
constinit const Kind default_ = kind_of<Default>();

}  // namespace shale::kinds_::in_default_
