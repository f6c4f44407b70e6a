#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_view {
namespace {

struct View {
  static constexpr std::string_view name = "view";
  static constexpr int order = 82;
  static constexpr bool holds_nothing = true;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "v"};

  Text definition, options, columns, nulls;
  static constexpr Field<View> fields[] = {
      {"definition", &View::definition, attribute::expression | attribute::definition},
      {"options", &View::options, attribute::set},
      {"columns", &View::columns, attribute::carried},
      {"nulls", &View::nulls, attribute::carried},
  };

  static std::string query(int) {
    return "select c.oid, 0, c.relnamespace, 0, quote_ident(c.relname),"
           " pg_get_userbyid(c.relowner), c.relacl,"
           " case when c.relacl is not null then acldefault('r', c.relowner) end, '',"
           " pg_get_viewdef(c.oid), c.reloptions,"
           " (select string_agg(quote_ident(a.attname) || ' ' ||"
           " format_type(a.atttypid, a.atttypmod) || ' ' || a.attcollation, ', ' order by a.attnum)"
           " from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0),"
           " (select string_agg('NULL::' || format_type(a.atttypid, a.atttypmod) ||"
           " case when a.attcollation <> t.typcollation"
           " then ' COLLATE ' || a.attcollation::regcollation::text else '' end || ' AS ' ||"
           " quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a"
           " join pg_catalog.pg_type t on t.oid = a.atttypid"
           " where a.attrelid = c.oid and a.attnum > 0)"
           " from pg_catalog.pg_class c where c.relkind = 'v' and c.relpersistence <> 't'"
           " and c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "VIEW " + self.key; }
  std::string grant_target(const Object& self) const { return "TABLE " + self.key; }
  // Without its semicolon; check_option is said behind.
  std::string make(std::string_view verb, const Object& self) const {
    std::string sql = fmt::format("{} {}", verb, self.key);
    if (!options.empty()) sql += fmt::format(" WITH ({})", storage_options(options));
    std::string_view query = trim(definition);
    if (query.ends_with(";")) query.remove_suffix(1);
    return sql + fmt::format(" AS\n{}", query);
  }
  Statements create(const Object& self, Members) const { return one(make("CREATE VIEW", self)); }
  std::string shell(const Object& self) const {
    return fmt::format("CREATE VIEW {} AS\nSELECT {}", self.key, nulls);
  }
  std::string define(const Object& self) const { return make("CREATE OR REPLACE VIEW", self); }
  Statements drop(const Object& self) const { return one("DROP VIEW " + self.key); }
  std::optional<Statements> alter_to(const View& to, const Object&, const Object& self) const {
    if (definition != to.definition) {
      if (to.columns != columns && !to.columns.starts_with(std::string(columns) + ", "))
        return std::nullopt;
      return one(to.make("CREATE OR REPLACE VIEW", self), {Hazard::changes_results});
    }
    Statements all;
    for (const std::string& change : change_storage_options(options, to.options))
      all.push_back({fmt::format("ALTER VIEW {} {}", self.key, change)});
    return all;
  }
};

}  // namespace

extern const Kind view;
constinit const Kind view = kind_of<View>();

}  // namespace shale::kinds_::in_view
