#include "kinds/text.h"

namespace shale::kinds_::in_schema {
namespace {

struct Schema {
  static constexpr std::string_view name = "schema";
  static constexpr int order = 10;
  static constexpr Oid catalog = catalog_oid::name_space;

  Text description;
  static constexpr Field<Schema> fields[] = {
      {"description", &Schema::description, attribute::carried},
  };

  // `public` is there from the beginning, with privileges for everybody and a comment.
  static std::string query(int version) {
    return fmt::format(
        "select n.oid, 0, 0, 0, quote_ident(n.nspname), pg_get_userbyid(n.nspowner),"
        " case when n.nspname = 'public' then coalesce(n.nspacl, acldefault('n', n.nspowner))"
        " else n.nspacl end,"
        " case when n.nspname = 'public' then acldefault('n', n.nspowner) ||"
        " ('={}/' || quote_ident(pg_get_userbyid(n.nspowner)))::aclitem"
        " else acldefault('n', n.nspowner) end, '',"
        " case when n.nspname = 'public' then obj_description(n.oid, 'pg_namespace') end"
        " from pg_catalog.pg_namespace n"
        " where n.oid = 2200 or (n.oid >= 16384 and n.nspname !~ '^pg_(temp|toast)')",
        version >= 150000 ? "U" : "UC");
  }
  std::string target(const Object& self) const { return "SCHEMA " + self.key; }
  Statements create(const Object& self, Members) const { return one("CREATE SCHEMA " + self.key); }
  // A new `public` is like any other schema at first.
  Statements extras(const Object& self) const {
    Statements all;
    if (self.key != "public") return all;
    if (description == standard)
      all.push_back({fmt::format("COMMENT ON SCHEMA public IS '{}'", standard)});
    all.push_back({fmt::format("GRANT {} ON SCHEMA public TO PUBLIC",
                               self.usual_acl.find(",=UC/") != Text::npos ? "ALL" : "USAGE")});
    return all;
  }
  static constexpr std::string_view standard = "standard public schema";
  Statements drop(const Object& self) const { return one("DROP SCHEMA " + self.key); }
  std::optional<Statements> alter_to(const Schema&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind schema;
constinit const Kind schema = kind_of<Schema>();

}  // namespace shale::kinds_::in_schema
