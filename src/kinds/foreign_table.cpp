// Its columns, constraints, triggers and parents are of the same kinds as those of a table.
#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_foreign_table {
namespace {

struct ForeignTable {
  static constexpr std::string_view name = "foreign table";
  static constexpr int order = 76;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "f"};

  Text server, options;
  static constexpr Field<ForeignTable> fields[] = {
      {"server", &ForeignTable::server, attribute::recreate},
      {"options", &ForeignTable::options, attribute::set},
  };

  static std::string query(int) {
    return "select c.oid, 0, c.relnamespace, 0, quote_ident(c.relname),"
           " pg_get_userbyid(c.relowner), c.relacl,"
           " case when c.relacl is not null then acldefault('r', c.relowner) end, '',"
           " quote_ident(s.srvname), f.ftoptions from pg_catalog.pg_class c"
           " join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid"
           " join pg_catalog.pg_foreign_server s on s.oid = f.ftserver"
           " where c.relkind = 'f' and c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "FOREIGN TABLE " + self.key; }
  std::string grant_target(const Object& self) const { return "TABLE " + self.key; }
  Statements create(const Object& self, Members members) const {
    std::vector<std::string> body, parents;
    for (const Member& member : members)
      (member.kind() == "inheritance" ? parents : body).push_back(member.clause());
    std::string sql =
        fmt::format("CREATE FOREIGN TABLE {} ({})", self.key, body.empty() ? "" : in_lines(body));
    if (!parents.empty()) sql += fmt::format("\nINHERITS ({})", comma(parents));
    sql += fmt::format("\nSERVER {}", server);
    if (!options.empty()) sql += fmt::format("\nOPTIONS ({})", foreign_options(options));
    return one(std::move(sql));
  }
  Statements drop(const Object& self) const { return one("DROP FOREIGN TABLE " + self.key); }
  std::optional<Statements> alter_to(const ForeignTable& to, const Object&,
                                     const Object& self) const {
    const std::string changes = change_foreign_options(options, to.options);
    if (changes.empty()) return Statements{};
    return one(fmt::format("{} OPTIONS ({})", alter_table(self), changes));
  }
};

}  // namespace

extern const Kind foreign_table;
constinit const Kind foreign_table = kind_of<ForeignTable>();

}  // namespace shale::kinds_::in_foreign_table
