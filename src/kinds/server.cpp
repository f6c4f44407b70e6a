#include "kinds/text.h"

namespace shale::kinds_::in_server {
namespace {

struct Server {
  static constexpr std::string_view name = "server";
  static constexpr int order = 61;
  static constexpr Oid catalog = catalog_oid::foreign_server;
  static constexpr Presence presence{"pg_foreign_server"};

  Text wrapper, type, version, options;
  static constexpr Field<Server> fields[] = {
      {"wrapper", &Server::wrapper, attribute::recreate},
      {"type", &Server::type, attribute::recreate},
      {"version", &Server::version},
      {"options", &Server::options, attribute::set},
  };

  static std::string query(int) {
    return "select s.oid, 0, 0, 0, quote_ident(s.srvname), pg_get_userbyid(s.srvowner), s.srvacl,"
           " case when s.srvacl is not null then acldefault('S', s.srvowner) end, '',"
           " quote_ident(w.fdwname), s.srvtype, s.srvversion, s.srvoptions"
           " from pg_catalog.pg_foreign_server s"
           " join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw where s.oid >= 16384";
  }
  std::string target(const Object& self) const { return "SERVER " + self.key; }
  std::string grant_target(const Object& self) const { return "FOREIGN SERVER " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE SERVER " + self.key;
    if (!type.empty()) sql += " TYPE " + quote_literal(type);
    if (!version.empty()) sql += " VERSION " + quote_literal(version);
    sql += fmt::format(" FOREIGN DATA WRAPPER {}", wrapper);
    if (!options.empty()) sql += fmt::format("\n  OPTIONS ({})", foreign_options(options));
    return one(std::move(sql));
  }
  Statements drop(const Object& self) const { return one("DROP SERVER " + self.key); }
  std::optional<Statements> alter_to(const Server& to, const Object&, const Object& self) const {
    std::string sql;
    if (version != to.version)
      sql += " VERSION " + (to.version.empty() ? "NULL" : quote_literal(to.version));
    if (const std::string changes = change_foreign_options(options, to.options); !changes.empty())
      sql += fmt::format(" OPTIONS ({})", changes);
    return sql.empty() ? Statements{} : one("ALTER SERVER " + self.key + sql);
  }
};

}  // namespace

extern const Kind server;
constinit const Kind server = kind_of<Server>();

}  // namespace shale::kinds_::in_server
