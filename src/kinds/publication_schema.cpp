// A schema's place in a publication: since PostgreSQL 15.
#include "kinds/text.h"

namespace shale::kinds_::in_publication_schema {
namespace {

struct PublicationSchema {
  static constexpr std::string_view name = "publication schema";
  static constexpr int order = 107;
  static constexpr Oid catalog = catalog_oid::publication_schema;
  static constexpr Presence presence{"pg_publication"};
  static constexpr Oid parent_catalog = catalog_oid::publication;

  Text schema;
  static constexpr Field<PublicationSchema> fields[] = {
      {"schema", &PublicationSchema::schema, attribute::carried},
  };

  static std::string query(int version) {
    if (version < 150000) return "";
    return "select p.oid, 0, 0, p.pnpubid, quote_ident(n.nspname), null, null, null,"
           " '2615:' || n.oid || ':0', quote_ident(n.nspname)"
           " from pg_catalog.pg_publication_namespace p"
           " join pg_catalog.pg_namespace n on n.oid = p.pnnspid where p.oid >= 16384";
  }
  std::string clause(const Object&, Members) const { return std::string(schema); }
  Statements create(const Object& self, Members) const { return change(self, "ADD"); }
  Statements drop(const Object& self) const { return change(self, "DROP"); }
  Statements change(const Object& self, std::string_view verb) const {
    return one(fmt::format("ALTER PUBLICATION {} {} TABLES IN SCHEMA {}", self.parent->name, verb,
                           schema));
  }
  std::optional<Statements> alter_to(const PublicationSchema&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind publication_schema;
constinit const Kind publication_schema = kind_of<PublicationSchema>();

}  // namespace shale::kinds_::in_publication_schema
