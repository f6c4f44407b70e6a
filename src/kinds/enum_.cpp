#include <algorithm>

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_enum_ {
namespace {

struct Enum {
  static constexpr std::string_view name = "enum";
  static constexpr int order = 35;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_type", "typtype", "e"};

  Text labels, label_oids;
  static constexpr Field<Enum> fields[] = {{"labels", &Enum::labels},
                                           {"label oids", &Enum::label_oids, attribute::carried}};

  static std::string query(int) {
    return "select t.oid, 0, t.typnamespace, 0, quote_ident(t.typname),"
           " pg_get_userbyid(t.typowner), t.typacl,"
           " case when t.typacl is not null then acldefault('T', t.typowner) end, '',"
           " array(select e.enumlabel from pg_catalog.pg_enum e where e.enumtypid = t.oid"
           " order by e.enumsortorder), array(select e.oid from pg_catalog.pg_enum e"
           " where e.enumtypid = t.oid order by e.enumsortorder) from pg_catalog.pg_type t where "
           "t.typtype = 'e'"
           " and t.oid >= 16384";
  }
  std::string target(const Object& self) const { return "TYPE " + self.key; }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> quoted;
    for (const std::string& label : parse_array(labels)) quoted.push_back(quote_literal(label));
    return one(fmt::format("CREATE TYPE {} AS ENUM ({})", self.key,
                           quoted.empty() ? "" : in_lines(quoted)));
  }
  Statements drop(const Object& self) const { return one("DROP TYPE " + self.key); }

  // Labels can be added anywhere; one that goes, or another order, needs a new type.
  std::optional<Statements> alter_to(const Enum& to, const Object&, const Object& self) const {
    const std::vector<std::string> before = parse_array(labels), after = parse_array(to.labels);
    std::size_t kept = 0;
    for (const std::string& label : after)
      if (kept < before.size() && before[kept] == label) ++kept;
    if (kept != before.size()) return std::nullopt;
    Statements all;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (std::ranges::find(before, after[i]) != before.end()) continue;
      std::string sql =
          fmt::format("ALTER TYPE {} ADD VALUE {}", self.key, quote_literal(after[i]));
      if (i > 0)
        sql += " AFTER " + quote_literal(after[i - 1]);
      else if (!before.empty())
        sql += " BEFORE " + quote_literal(before[0]);
      all.push_back({std::move(sql), {}, Boundary::commit});
    }
    return all;
  }
};

}  // namespace

extern const Kind enum_;
constinit const Kind enum_ = kind_of<Enum>();

}  // namespace shale::kinds_::in_enum_
