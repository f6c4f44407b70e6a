#include "kinds/text.h"

namespace shale::kinds_ {
namespace {

struct Schema {
  static constexpr std::string_view name = "schema";
  static constexpr int order = 10;
  static constexpr Oid catalog = catalog_oid::name_space;

  Text nothing;
  static constexpr Field<Schema> fields[] = {{"", &Schema::nothing, attribute::carried}};

  // `public` is there from the beginning: its owner and its first privileges are nobody's work.
  static std::string query(int) {
    return "select n.oid, 0, 0, 0, quote_ident(n.nspname),"
           " case when n.oid <> 2200 or n.nspowner not in (10, 6171)"
           " then pg_get_userbyid(n.nspowner) end,"
           " n.nspacl, coalesce((select initprivs from pg_catalog.pg_init_privs i"
           " where i.classoid = 2615 and i.objoid = n.oid), acldefault('n', n.nspowner)), '', ''"
           " from pg_catalog.pg_namespace n"
           " where n.oid = 2200 or (n.oid >= 16384 and n.nspname !~ '^pg_(temp|toast)')";
  }
  std::string target(const Object& self) const { return "SCHEMA " + self.key; }
  Statements create(const Object& self, Members) const { return one("CREATE SCHEMA " + self.key); }
  Statements drop(const Object& self) const { return one("DROP SCHEMA " + self.key); }
  std::optional<Statements> alter_to(const Schema&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind schema;
constinit const Kind schema = kind_of<Schema>();

}  // namespace shale::kinds_
