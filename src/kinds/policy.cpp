#include "kinds/text.h"

namespace shale::kinds_::in_policy {
namespace {

struct Policy {
  static constexpr std::string_view name = "policy";
  static constexpr int order = 99;
  static constexpr bool holds_nothing = true;
  static constexpr Oid catalog = catalog_oid::policy;
  static constexpr Presence presence{"pg_policy"};
  static constexpr int query_cost = 14;
  static constexpr bool opens_tables = true;

  Text command, permissive, roles, using_, check, role_list;
  static constexpr Field<Policy> fields[] = {
      {"command", &Policy::command, attribute::recreate},
      {"permissive", &Policy::permissive, attribute::recreate},
      {"roles", &Policy::roles},
      {"using", &Policy::using_, attribute::expression},
      {"with check", &Policy::check, attribute::expression},
      {"role list", &Policy::role_list, attribute::carried},
  };

  static std::string query(int) {
    return "select p.oid, 0, 0, p.polrelid, quote_ident(p.polname), null, null, null, null,"
           " case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'"
           " when 'd' then 'DELETE' else 'ALL' end, p.polpermissive,"
           " case when p.polroles = '{0}' then 'PUBLIC' else (select string_agg("
           " case when o = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(o)) end, ', ' order by"
           " case when o = 0 then '' else pg_get_userbyid(o)::text end)"
           " from unnest(p.polroles) o) end,"
           " pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),"
           " array(select pg_get_userbyid(o) from unnest(p.polroles) o where o <> 0)"
           " from pg_catalog.pg_policy p where p.oid >= 16384";
  }
  std::string target(const Object& self) const {
    return fmt::format("POLICY {} ON {}", self.name, self.parent->key);
  }
  static std::string in_parentheses(Text expression) { return fmt::format("({})", expression); }
  Statements create(const Object& self, Members) const {
    std::string sql = fmt::format("CREATE POLICY {} ON {}", self.name, self.parent->key);
    if (!yes(permissive)) sql += " AS RESTRICTIVE";
    if (command != "ALL") sql += fmt::format(" FOR {}", command);
    if (roles != "PUBLIC") sql += fmt::format(" TO {}", roles);
    if (!using_.empty()) sql += " USING " + in_parentheses(using_);
    if (!check.empty()) sql += " WITH CHECK " + in_parentheses(check);
    return one(std::move(sql), {Hazard::changes_access});
  }
  std::vector<std::string> role_names() const {
    std::vector<std::string> names;
    for (const std::string& role : parse_array(role_list))
      if (!role.empty()) names.push_back(role);
    return names;
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("DROP POLICY {} ON {}", self.name, self.parent->key),
               {Hazard::changes_access});
  }
  std::optional<Statements> alter_to(const Policy& to, const Object&, const Object& self) const {
    if ((!using_.empty() && to.using_.empty()) || (!check.empty() && to.check.empty()))
      return std::nullopt;
    std::string sql = fmt::format("ALTER POLICY {} ON {}", self.name, self.parent->key);
    if (roles != to.roles) sql += fmt::format(" TO {}", to.roles);
    if (using_ != to.using_) sql += " USING " + in_parentheses(to.using_);
    if (check != to.check) sql += " WITH CHECK " + in_parentheses(to.check);
    return one(std::move(sql), {Hazard::changes_access});
  }
};

}  // namespace

extern const Kind policy;
constinit const Kind policy = kind_of<Policy>();

}  // namespace shale::kinds_::in_policy
