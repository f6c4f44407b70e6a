#include "kinds/text.h"

namespace shale::kinds_::in_publication {
namespace {

struct Publication {
  static constexpr std::string_view name = "publication";
  static constexpr int order = 105;
  static constexpr Oid catalog = catalog_oid::publication;
  static constexpr Presence presence{"pg_publication"};

  Text all_tables, publish, via_root, generated;
  static constexpr Field<Publication> fields[] = {
      {"all tables", &Publication::all_tables, attribute::recreate},
      {"publish", &Publication::publish},
      {"publish via partition root", &Publication::via_root},
      {"publish generated columns", &Publication::generated},
  };

  static std::string query(int version) {
    return fmt::format(
        "select p.oid, 0, 0, 0, quote_ident(p.pubname), pg_get_userbyid(p.pubowner), null, null,"
        " '', p.puballtables, concat_ws(', ', case when p.pubinsert then 'insert' end,"
        " case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,"
        " case when p.pubtruncate then 'truncate' end), p.pubviaroot, {}"
        " from pg_catalog.pg_publication p where p.oid >= 16384",
        version >= 180000 ? "case p.pubgencols when 's' then 'stored' else 'none' end" : "'none'");
  }
  std::string target(const Object& self) const { return "PUBLICATION " + self.key; }
  // What stands in it comes with it: tables first, because a list of them begins with one word.
  Statements create(const Object& self, Members members) const {
    std::vector<std::string> tables, schemas, parts;
    for (const Member& member : members)
      (member.kind() == "publication schema" ? schemas : tables).push_back(member.clause());
    if (!tables.empty()) parts.push_back("TABLE " + comma(tables));
    if (!schemas.empty()) parts.push_back("TABLES IN SCHEMA " + comma(schemas));
    if (yes(all_tables)) parts.emplace_back("ALL TABLES");
    std::string sql = "CREATE PUBLICATION " + self.key;
    if (!parts.empty()) sql += "\n  FOR " + comma(parts);
    const std::vector<std::string> options = changes_from({.publish = everything});
    if (!options.empty()) sql += fmt::format("\n  WITH ({})", comma(options));
    return one(std::move(sql));
  }
  static constexpr std::string_view everything = "insert, update, delete, truncate";
  std::vector<std::string> changes_from(const Publication& old) const {
    std::vector<std::string> options;
    if (publish != old.publish) options.push_back("publish = " + quote_literal(publish));
    if (yes(via_root) != yes(old.via_root))
      options.push_back(fmt::format("publish_via_partition_root = {}", yes(via_root)));
    if ((generated == "stored") != (old.generated == "stored"))
      options.push_back(fmt::format("publish_generated_columns = {}", generated));
    return options;
  }
  Statements drop(const Object& self) const { return one("DROP PUBLICATION " + self.key); }
  std::optional<Statements> alter_to(const Publication& to, const Object&,
                                     const Object& self) const {
    const std::vector<std::string> changes = to.changes_from(*this);
    if (changes.empty()) return Statements{};
    return one(fmt::format("ALTER PUBLICATION {} SET ({})", self.key, comma(changes)));
  }
};

}  // namespace

extern const Kind publication;
constinit const Kind publication = kind_of<Publication>();

}  // namespace shale::kinds_::in_publication
