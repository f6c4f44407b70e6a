// The attributes of composite types.
#include "kinds/text.h"

namespace shale::kinds_::in_attribute_ {
namespace {

struct CompositeAttribute {
  static constexpr std::string_view name = "attribute";
  static constexpr int order = 37;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "c"};

  Text type, collation, position, typed;
  static constexpr Field<CompositeAttribute> fields[] = {
      {"type", &CompositeAttribute::type},
      {"collation", &CompositeAttribute::collation},
      {"position", &CompositeAttribute::position, attribute::position},
      {"typed tables", &CompositeAttribute::typed, attribute::carried},
  };

  static std::string query(int) {
    return "select a.attrelid, a.attnum, 0, '1247:' || c.reltype || ':0', quote_ident(a.attname),"
           " null, null, null, '', format_type(a.atttypid, a.atttypmod),"
           " case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text "
           "end,"
           " a.attnum, exists (select from pg_catalog.pg_class o where o.reloftype = c.reltype)"
           " from pg_catalog.pg_attribute a"
           " join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind = 'c' and c.oid >= "
           "16384"
           " join pg_catalog.pg_type t on t.oid = a.atttypid"
           " where a.attnum > 0 and not a.attisdropped";
  }
  std::string target(const Object& self) const { return "COLUMN " + self.key; }
  std::string said() const {
    return collation.empty() ? std::string(type) : fmt::format("{} COLLATE {}", type, collation);
  }
  // The tables of the type follow it.
  std::string_view reach() const { return yes(typed) ? " CASCADE" : ""; }
  std::string clause(const Object& self, Members) const {
    return fmt::format("{} {}", self.name, said());
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("ALTER TYPE {} ADD ATTRIBUTE {} {}{}", self.parent->key, self.name,
                           said(), reach()));
  }
  Statements drop(const Object& self) const {
    return one(
        fmt::format("ALTER TYPE {} DROP ATTRIBUTE {}{}", self.parent->key, self.name, reach()),
        {Hazard::loses_values});
  }
  std::optional<Statements> alter_to(const CompositeAttribute& to, const Object&,
                                     const Object& self) const {
    if (said() == to.said()) return Statements{};
    return one(fmt::format("ALTER TYPE {} ALTER ATTRIBUTE {} TYPE {}{}", self.parent->key,
                           self.name, to.said(), reach()),
               {Hazard::rewrites_table, Hazard::loses_values});
  }
};

}  // namespace

extern const Kind attribute_;
constinit const Kind attribute_ = kind_of<CompositeAttribute>();

}  // namespace shale::kinds_::in_attribute_
