#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_materialized_view {
namespace {

struct MaterializedView {
  static constexpr std::string_view name = "materialized view";
  static constexpr int order = 84;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "m"};

  Text definition, options, method, populated, tablespace;
  static constexpr Field<MaterializedView> fields[] = {
      {"definition", &MaterializedView::definition,
       attribute::expression | attribute::definition | attribute::recreate},
      {"storage parameters", &MaterializedView::options, attribute::set},
      {"access method", &MaterializedView::method},
      {"populated", &MaterializedView::populated, attribute::carried},
      {"tablespace", &MaterializedView::tablespace},
  };

  static std::string query(int) {
    return "select c.oid, 0, c.relnamespace, 0, quote_ident(c.relname),"
           " pg_get_userbyid(c.relowner), c.relacl,"
           " case when c.relacl is not null then acldefault('r', c.relowner) end, '',"
           " pg_get_viewdef(c.oid),"
           " case when t.reloptions is null then c.reloptions else coalesce(c.reloptions, '{}') ||"
           " array(select 'toast.' || o from unnest(t.reloptions) o) end,"
           " am.amname, c.relispopulated,"
           " case when c.reltablespace <> 0 then (select quote_ident(spcname)"
           " from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end"
           " from pg_catalog.pg_class c left join pg_catalog.pg_am am on am.oid = c.relam"
           " left join pg_catalog.pg_class t on t.oid = c.reltoastrelid and t.reloptions is not "
           "null"
           " where c.relkind = 'm' and c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "MATERIALIZED VIEW " + self.key; }
  std::string grant_target(const Object& self) const { return "TABLE " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE MATERIALIZED VIEW " + self.key;
    if (method != "heap") sql += " USING " + quote_name(method);
    if (!options.empty()) sql += fmt::format(" WITH ({})", storage_options(options));
    if (!tablespace.empty()) sql += fmt::format(" TABLESPACE {}", tablespace);
    std::string_view query = trim(definition);
    if (query.ends_with(";")) query.remove_suffix(1);
    return one(fmt::format("{} AS\n{}{}", sql, query, yes(populated) ? "" : "\nWITH NO DATA"));
  }
  Statements drop(const Object& self) const { return one("DROP MATERIALIZED VIEW " + self.key); }
  std::optional<Statements> alter_to(const MaterializedView& to, const Object&,
                                     const Object& self) const {
    Statements all;
    for (const std::string& change : change_storage_options(options, to.options))
      all.push_back({fmt::format("ALTER MATERIALIZED VIEW {} {}", self.key, change)});
    if (method != to.method)
      all.push_back({fmt::format("ALTER MATERIALIZED VIEW {} SET ACCESS METHOD {}", self.key,
                                 quote_name(to.method)),
                     {Hazard::rewrites_table}});
    if (tablespace != to.tablespace)
      all.push_back({fmt::format("ALTER MATERIALIZED VIEW {} SET TABLESPACE {}", self.key,
                                 to.tablespace.empty() ? "pg_default" : to.tablespace)});
    return all;
  }
};

}  // namespace

extern const Kind materialized_view;
constinit const Kind materialized_view = kind_of<MaterializedView>();

}  // namespace shale::kinds_::in_materialized_view
