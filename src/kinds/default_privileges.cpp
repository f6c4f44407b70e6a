// ALTER DEFAULT PRIVILEGES: one object for each role, sort of object and schema. The order is high:
// while a plan makes objects, the defaults that stood before it are in force and no others (see
// diff/defaults.h), so what goes is dropped first, and the rest is changed and made at the end.
#include "kinds/grants.h"
#include "kinds/text.h"

namespace shale::kinds_::in_default_privileges {
namespace {

struct DefaultPrivileges {
  static constexpr std::string_view name = "default privileges";
  static constexpr int order = 120;
  static constexpr Oid catalog = catalog_oid::default_acl;
  static constexpr Presence presence{"pg_default_acl"};
  static constexpr bool of_role = true;
  static constexpr bool grants = true;

  Text set, granted, usual, objects, made_with;
  static constexpr Field<DefaultPrivileges> fields[] = {
      {"privileges", &DefaultPrivileges::set},
      {"granted", &DefaultPrivileges::granted, attribute::carried},
      {"usual", &DefaultPrivileges::usual, attribute::carried},
      {"objects", &DefaultPrivileges::objects, attribute::carried},
      {"made with", &DefaultPrivileges::made_with, attribute::carried},
  };

  // Those of a schema are added to the global ones; these replace what Postgres gives.
  static std::string query(int) {
    return "select d.oid, 0, d.defaclnamespace, 0, lower(w.word) || ' of ',"
           " pg_get_userbyid(d.defaclrole), d.defaclacl,"
           " case when d.defaclnamespace = 0 then w.usual else '{}' end, '', null, null, null,"
           " w.word, w.usual from pg_catalog.pg_default_acl d cross join lateral (select"
           " acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end,"
           " d.defaclrole) as usual, case d.defaclobjtype when 'r' then 'TABLES'"
           " when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES'"
           " when 'n' then 'SCHEMAS' else 'LARGE OBJECTS' end as word) w where d.oid >= 16384";
  }
  Statements change(const Object& self, Text from, Text to) const {
    std::string alter = "ALTER DEFAULT PRIVILEGES";
    if (!self.owner.empty()) alter += " FOR ROLE " + quote_name(self.owner);
    if (self.schema != nullptr) alter += " IN SCHEMA " + self.schema->key;
    const GrantChange changes = change_of_grants(from, to);
    Statements all;
    for (const Grant& g : changes.revoked)
      all.push_back({fmt::format("{} REVOKE {} ON {} FROM {}", alter, privilege_list(g, ""),
                                 objects, g.grantee),
                     {Hazard::changes_access}});
    for (const Grant& g : changes.granted)
      all.push_back({fmt::format("{} GRANT {} ON {} TO {}{}", alter, privilege_list(g, ""), objects,
                                 g.grantee, g.grantable ? " WITH GRANT OPTION" : ""),
                     {Hazard::changes_access}});
    return all;
  }
  Statements create(const Object& self, Members) const { return change(self, usual, granted); }
  Statements drop(const Object& self) const { return change(self, granted, usual); }
  std::vector<std::string> role_names() const { return roles_of_grants(granted); }
  std::optional<Statements> alter_to(const DefaultPrivileges& to, const Object&,
                                     const Object& self) const {
    return change(self, granted, to.granted);
  }
};

}  // namespace

extern const Kind default_privileges;
constinit const Kind default_privileges = kind_of<DefaultPrivileges>();

}  // namespace shale::kinds_::in_default_privileges
