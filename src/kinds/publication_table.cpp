// A table's place in a publication.
#include "kinds/text.h"

namespace shale::kinds_::in_publication_table {
namespace {

struct PublicationTable {
  static constexpr std::string_view name = "publication table";
  static constexpr int order = 106;
  static constexpr bool holds_nothing = true;
  static constexpr Oid catalog = catalog_oid::publication_relation;
  static constexpr Presence presence{"pg_publication_rel"};
  static constexpr Oid parent_catalog = catalog_oid::publication;

  Text columns, rows, table;
  static constexpr Field<PublicationTable> fields[] = {
      {"columns", &PublicationTable::columns, attribute::set},
      {"where", &PublicationTable::rows, attribute::expression},
      {"table", &PublicationTable::table, attribute::carried},
  };

  static std::string query(int version) {
    return fmt::format(
        "select r.oid, 0, 0, r.prpubid, r.prrelid::regclass, null, null, null,"
        " '1259:' || r.prrelid || ':0', {}, r.prrelid::regclass"
        " from pg_catalog.pg_publication_rel r where r.oid >= 16384",
        version < 150000
            ? "null, null"
            : "case when r.prattrs is not null then array(select quote_ident(a.attname)"
              " from unnest(r.prattrs) with ordinality n(number, place)"
              " join pg_catalog.pg_attribute a on a.attrelid = r.prrelid"
              " and a.attnum = n.number order by n.place) end,"
              " pg_get_expr(r.prqual, r.prrelid)");
  }
  // Its children and partitions have places of their own.
  std::string clause(const Object&, Members) const {
    std::string text = fmt::format("ONLY {}", table);
    if (!columns.empty()) text += fmt::format(" ({})", comma(parse_array(columns)));
    if (!rows.empty()) text += fmt::format(" WHERE ({})", rows);
    return text;
  }
  Statements create(const Object& self, Members) const {
    return one(
        fmt::format("ALTER PUBLICATION {} ADD TABLE {}", self.parent->name, clause(self, {})));
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("ALTER PUBLICATION {} DROP TABLE ONLY {}", self.parent->name, table));
  }
  std::optional<Statements> alter_to(const PublicationTable& to, const Object& from,
                                     const Object& self) const {
    Statements all = drop(from);
    for (Ddl& s : to.create(self, {})) all.push_back(std::move(s));
    return all;
  }
};

}  // namespace

extern const Kind publication_table;
constinit const Kind publication_table = kind_of<PublicationTable>();

}  // namespace shale::kinds_::in_publication_table
