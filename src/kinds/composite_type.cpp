#include "kinds/text.h"

namespace shale::kinds_::in_composite_type {
namespace {

struct CompositeType {
  static constexpr std::string_view name = "composite type";
  static constexpr int order = 36;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_class", "relkind", "c"};

  Text attributes;
  static constexpr Field<CompositeType> fields[] = {
      {"attributes", &CompositeType::attributes, attribute::carried},
  };

  static std::string query(int) {
    return "select t.oid, 0, t.typnamespace, 0, quote_ident(t.typname),"
           " pg_get_userbyid(t.typowner), t.typacl,"
           " case when t.typacl is not null then acldefault('T', t.typowner) end, '',"
           " (select string_agg(quote_ident(a.attname), ',' order by a.attnum)"
           " from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0"
           " and not a.attisdropped) from pg_catalog.pg_type t"
           " join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'"
           " where t.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TYPE " + self.key; }
  Statements create(const Object& self, Members members) const {
    return one(fmt::format("CREATE TYPE {} AS ({})", self.key, in_lines(clauses_of(members))));
  }
  Statements drop(const Object& self) const { return one("DROP TYPE " + self.key); }
  std::optional<Statements> alter_to(const CompositeType&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind composite_type;
constinit const Kind composite_type = kind_of<CompositeType>();

}  // namespace shale::kinds_::in_composite_type
