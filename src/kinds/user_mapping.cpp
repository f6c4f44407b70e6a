// Who a role is on a foreign server. The role is a part of the mapping's identity.
#include <algorithm>

#include "kinds/text.h"

namespace shale::kinds_::in_user_mapping {
namespace {

struct UserMapping {
  static constexpr std::string_view name = "user mapping";
  static constexpr int order = 62;
  static constexpr Oid catalog = catalog_oid::user_mapping;
  static constexpr Presence presence{"pg_foreign_server"};
  static constexpr Oid parent_catalog = catalog_oid::foreign_server;
  static constexpr bool absorbed = false;
  static constexpr bool of_role = true;

  Text options, unseen;
  static constexpr Field<UserMapping> fields[] = {
      {"options", &UserMapping::options, attribute::set | attribute::secret},
      {"options unseen", &UserMapping::unseen, attribute::carried | attribute::unseen},
  };

  // The view shows options only to those who may see them; the table would refuse the others.
  static std::string query(int) {
    return "select m.umid, 0, 0, m.srvid, '', case when m.umuser <> 0 then m.usename end,"
           " null, null, '', m.umoptions, m.umoptions is null and not (r.rolsuper or"
           " (m.umuser = 0 or m.umuser = r.oid) and pg_has_role(s.srvowner, 'USAGE') or"
           " m.umuser = r.oid and has_server_privilege(s.oid, 'USAGE'))"
           " from pg_catalog.pg_user_mappings m"
           " join pg_catalog.pg_foreign_server s on s.oid = m.srvid"
           " join pg_catalog.pg_roles r on r.rolname = current_user where m.umid >= 16384";
  }
  static std::string words(const Object& self) {
    return fmt::format("USER MAPPING FOR {} SERVER {}", self.name, self.parent->name);
  }
  // All but the user's name may be a password or a token.
  static std::vector<std::string> secrets(Text options) {
    std::vector<std::string> values;
    for (const std::string& option : parse_array(options))
      if (const std::size_t equals = option.find('='); option.substr(0, equals) != "user")
        values.push_back(option.substr(equals + 1));
    return values;
  }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE " + words(self);
    if (!options.empty()) sql += fmt::format("\n  OPTIONS ({})", foreign_options(options));
    return {with_secrets(std::move(sql), secrets(options))};
  }
  Statements drop(const Object& self) const { return one("DROP " + words(self)); }
  std::optional<Statements> alter_to(const UserMapping& to, const Object&,
                                     const Object& self) const {
    const std::string changes = change_foreign_options(options, to.options);
    if (changes.empty()) return Statements{};
    return Statements{with_secrets(fmt::format("ALTER {} OPTIONS ({})", words(self), changes),
                                   secrets(to.options))};
  }
};

}  // namespace

extern const Kind user_mapping;
constinit const Kind user_mapping = kind_of<UserMapping>();

}  // namespace shale::kinds_::in_user_mapping
