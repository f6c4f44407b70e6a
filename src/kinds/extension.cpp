#include <charconv>

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_extension {
namespace {

// Is 1.9 older than 1.10? What is no number says nothing.
bool is_older(Text a, Text b) {
  const std::vector<std::string_view> left = split(a, '.'), right = split(b, '.');
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    int x = 0, y = 0;
    std::from_chars(left[i].data(), left[i].data() + left[i].size(), x);
    std::from_chars(right[i].data(), right[i].data() + right[i].size(), y);
    if (x != y) return x < y;
  }
  return left.size() < right.size();
}

struct Extension {
  static constexpr std::string_view name = "extension";
  static constexpr int order = 20;
  static constexpr Oid catalog = catalog_oid::extension;
  static constexpr Presence presence{"pg_extension"};

  Text schema, version, usual_version, comment, usual_comment, relocatable;
  static constexpr Field<Extension> fields[] = {
      {"schema", &Extension::schema},
      {"version", &Extension::version},
      {"usual version", &Extension::usual_version, attribute::carried},
      {"comment", &Extension::comment, attribute::carried},
      {"usual comment", &Extension::usual_comment, attribute::carried},
      {"relocatable", &Extension::relocatable, attribute::carried},
  };

  // Its schema is only said where the extension did not make it.
  static std::string query(int) {
    return "select e.oid, 0, 0, 0, quote_ident(e.extname), null, null, null, '',"
           " case when n.nspname <> 'pg_catalog' and not exists (select from pg_catalog.pg_depend d"
           " where d.classid = 2615 and d.objid = n.oid and d.deptype = 'e')"
           " then quote_ident(n.nspname) end,"
           " e.extversion, a.default_version, obj_description(e.oid, 'pg_extension'), a.comment,"
           " e.extrelocatable from pg_catalog.pg_extension e"
           " join pg_catalog.pg_namespace n on n.oid = e.extnamespace"
           " left join pg_catalog.pg_available_extensions() a on a.name = e.extname"
           " where e.oid >= 16384";
  }
  std::string target(const Object& self) const { return "EXTENSION " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE EXTENSION " + self.key;
    if (!schema.empty()) sql += fmt::format(" WITH SCHEMA {}", schema);
    if (version != usual_version) sql += " VERSION " + quote_literal(version);
    return one(std::move(sql));
  }
  // It comes with a comment.
  Statements extras(const Object& self) const {
    if (!comment.empty() || usual_comment.empty()) return {};
    return one(fmt::format("COMMENT ON EXTENSION {} IS NULL", self.key));
  }
  Statements drop(const Object& self) const { return one("DROP EXTENSION " + self.key); }
  std::optional<Statements> alter_to(const Extension& to, const Object&, const Object& self) const {
    // Extensions come with scripts that lead to newer versions, not to older ones.
    if (is_older(to.version, version)) return std::nullopt;
    if (schema != to.schema && !to.schema.empty() && !yes(relocatable)) return std::nullopt;
    Statements all;
    if (schema != to.schema && !to.schema.empty())
      all.push_back({fmt::format("ALTER EXTENSION {} SET SCHEMA {}", self.key, to.schema)});
    if (version != to.version)
      all.push_back(
          {fmt::format("ALTER EXTENSION {} UPDATE TO {}", self.key, quote_literal(to.version))});
    return all;
  }
};

}  // namespace

extern const Kind extension;
constinit const Kind extension = kind_of<Extension>();

}  // namespace shale::kinds_::in_extension
