#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_table {
namespace {

struct Table {
  static constexpr std::string_view name = "table";
  static constexpr int order = 75;
  static constexpr int query_cost = 7;
  static constexpr Oid catalog = catalog_oid::relation;

  Text persistence, method, options, of_type, partition_key, row_security, force_row_security,
      replica_identity, tablespace, children;
  static constexpr Field<Table> fields[] = {
      {"persistence", &Table::persistence},
      {"access method", &Table::method},
      {"storage parameters", &Table::options, attribute::set},
      {"of type", &Table::of_type},
      {"partition key", &Table::partition_key, attribute::recreate | attribute::expression},
      {"row level security", &Table::row_security},
      {"forced row level security", &Table::force_row_security},
      {"replica identity", &Table::replica_identity},
      {"tablespace", &Table::tablespace},
      {"children", &Table::children, attribute::carried},
  };

  // The options of its toast table are its own, as toast.x. A replica identity by an index (i) is
  // the index's to say, because the index comes later.
  static std::string query(int) {
    return "select c.oid, 0, c.relnamespace, 0, quote_ident(c.relname),"
           " pg_get_userbyid(c.relowner), c.relacl,"
           " case when c.relacl is not null then acldefault('r', c.relowner) end, '',"
           " c.relpersistence, coalesce(am.amname, ''),"
           " case when t.reloptions is null then c.reloptions else coalesce(c.reloptions, '{}') ||"
           " array(select 'toast.' || o from unnest(t.reloptions) o) end,"
           " case when c.reloftype <> 0 then c.reloftype::regtype::text end,"
           " case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,"
           " c.relrowsecurity, c.relforcerowsecurity,"
           " case when c.relreplident <> 'i' or exists (select from pg_catalog.pg_index i"
           " where i.indrelid = c.oid and i.indisreplident) then c.relreplident::text else 'd' end,"
           " case when c.reltablespace <> 0 then (select quote_ident(spcname)"
           " from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end, c.relhassubclass"
           " from pg_catalog.pg_class c left join pg_catalog.pg_am am on am.oid = c.relam"
           " left join pg_catalog.pg_class t on t.oid = c.reltoastrelid and t.reloptions is not "
           "null"
           " where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TABLE " + self.key; }

  Statements create(const Object& self, Members members) const {
    std::vector<std::string> body;
    std::string parents;
    for (const Member& member : members) {
      std::string clause = member.clause();
      if (member.kind() == "inheritance")
        parents += (parents.empty() ? "" : ", ") + clause;
      else
        body.push_back(std::move(clause));
    }
    std::string sql =
        fmt::format("CREATE {}TABLE {}", persistence == "u" ? "UNLOGGED " : "", self.key);
    if (!of_type.empty()) sql += fmt::format(" OF {}", of_type);
    if (!body.empty() || of_type.empty()) sql += body.empty() ? " ()" : " (" + in_lines(body) + ")";
    if (!parents.empty()) sql += fmt::format("\nINHERITS ({})", parents);
    if (!partition_key.empty()) sql += fmt::format("\nPARTITION BY {}", partition_key);
    if (method != "heap" && !method.empty()) sql += fmt::format("\nUSING {}", quote_name(method));
    if (!options.empty() && partition_key.empty())
      sql += fmt::format("\nWITH ({})", storage_options(options));
    if (!tablespace.empty()) sql += fmt::format("\nTABLESPACE {}", tablespace);
    return one(std::move(sql));
  }
  Statements extras(const Object& self) const {
    Statements all;
    const std::string alter = alter_table(self);
    if (!options.empty() && !partition_key.empty())
      all.push_back({fmt::format("{} SET ({})", alter, storage_options(options))});
    if (yes(row_security)) all.push_back({alter + " ENABLE ROW LEVEL SECURITY"});
    if (yes(force_row_security)) all.push_back({alter + " FORCE ROW LEVEL SECURITY"});
    if (replica_identity != "d" && replica_identity != "i")
      all.push_back({alter + " REPLICA IDENTITY " + identity_word()});
    return all;
  }
  Statements drop(const Object& self) const {
    return one("DROP TABLE " + self.key, {Hazard::loses_rows});
  }
  std::optional<Statements> alter_to(const Table& to, const Object&, const Object& self) const {
    Statements all;
    const std::string alter = alter_table(self);
    const auto say = [&](std::string what, std::vector<Hazard> hazards) {
      all.push_back({alter + " " + std::move(what), std::move(hazards)});
    };
    if (persistence != to.persistence)
      say(to.persistence == "u" ? "SET UNLOGGED" : "SET LOGGED", {Hazard::rewrites_table});
    if (method != to.method && !to.method.empty())
      say("SET ACCESS METHOD " + quote_name(to.method), {Hazard::rewrites_table});
    if (method != to.method && to.method.empty()) say("SET ACCESS METHOD DEFAULT", {});
    if (tablespace != to.tablespace)
      say(fmt::format("SET TABLESPACE {}", to.tablespace.empty() ? "pg_default" : to.tablespace),
          {Hazard::rewrites_table});
    if (of_type != to.of_type) {
      if (!of_type.empty()) say("NOT OF", {});
      if (!to.of_type.empty()) say(fmt::format("OF {}", to.of_type), {});
    }
    for (std::string& change : change_storage_options(options, to.options))
      say(std::move(change), {});
    if (row_security != to.row_security)
      say(yes(to.row_security) ? "ENABLE ROW LEVEL SECURITY" : "DISABLE ROW LEVEL SECURITY",
          {Hazard::changes_access});
    if (force_row_security != to.force_row_security)
      say(yes(to.force_row_security) ? "FORCE ROW LEVEL SECURITY" : "NO FORCE ROW LEVEL SECURITY",
          {Hazard::changes_access});
    if (replica_identity != to.replica_identity && to.replica_identity != "i")
      say("REPLICA IDENTITY " + to.identity_word(), {});
    return all;
  }
  std::string identity_word() const {
    return replica_identity == "f" ? "FULL" : replica_identity == "n" ? "NOTHING" : "DEFAULT";
  }
};

}  // namespace

extern const Kind table;
constinit const Kind table = kind_of<Table>();

}  // namespace shale::kinds_::in_table
