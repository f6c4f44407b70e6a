#include "squash/mentions.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "diff/fates.h"
#include "sql/lexer.h"

namespace shale {
namespace {

constexpr std::string_view routine_kinds[] = {"function", "procedure"};
constexpr std::string_view relation_kinds[] = {"table", "foreign table", "view",
                                               "materialized view", "sequence"};

std::string spelled(std::string_view token) {
  return token.starts_with('"') ? std::string(token) : lower(token);
}

class Body {
 public:
  Body(const Object& routine, int index, Mentions& out)
      : lexer_(attribute_text(routine, "body")),
        index_(index),
        in_sql_(attribute_text(routine, "language") == "sql"),
        out_(out) {}

  struct Names {
    std::unordered_multimap<std::string, int> relations{}, routines{};
  };

  void read(const Catalog& catalog, const Names& names) {
    next();
    for (std::string before; token_.kind != TokenKind::end;) {
      if (token_.kind != TokenKind::word && token_.kind != TokenKind::quoted_name) {
        before.clear();
        next();
        continue;
      }
      std::string schema, name = spelled(lexer_.text_of(token_));
      next();
      while (is(".")) {
        next();
        schema = std::exchange(name, spelled(lexer_.text_of(token_)));
        next();
      }
      const bool typed = is("%"), called = token_.kind == TokenKind::open;
      // "orders.id" is a table and its column as well as a schema and its table.
      const bool relation = typed || is_before_relation(before) || !schema.empty();
      if (relation) {
        take(catalog, names.relations, schema, name, typed || in_sql_);
        if (typed && !schema.empty()) take(catalog, names.relations, "", schema, true);
      }
      if (called) take(catalog, names.routines, schema, name, in_sql_);
      before = schema.empty() ? name : "";
    }
  }

 private:
  void next() { token_ = lexer_.next(); }
  bool is(std::string_view text) const {
    return token_.kind != TokenKind::end && lexer_.text_of(token_) == text;
  }
  static bool is_before_relation(std::string_view word) {
    for (std::string_view w : {"from", "join", "into", "update", "table", "only", "view", "setof"})
      if (word == w) return true;
    return false;
  }
  void take(const Catalog& catalog, const std::unordered_multimap<std::string, int>& names,
            const std::string& schema, const std::string& name, bool needed) {
    const auto [begin, end] = names.equal_range(name);
    for (auto it = begin; it != end; ++it) {
      const Object& object = catalog.objects()[static_cast<std::size_t>(it->second)];
      if (!schema.empty() && (object.schema == nullptr || object.schema->name != schema)) continue;
      (needed ? out_.needed : out_.named).push_back({index_, it->second});
    }
  }

  Lexer lexer_;
  Token token_{};
  int index_ = 0;
  bool in_sql_ = false;
  Mentions& out_;
};

}  // namespace

Mentions mentions_in_bodies(const Catalog& catalog) {
  Body::Names names;
  for (std::string_view kind : relation_kinds)
    for (const Object& object : catalog.of(*find_kind(kind)))
      names.relations.emplace(object.name, catalog.index_of(object));
  for (std::string_view kind : routine_kinds)
    for (const Object& object : catalog.of(*find_kind(kind)))
      names.routines.emplace(object.name.substr(0, object.name.find('(')),
                             catalog.index_of(object));
  Mentions mentions;
  for (std::string_view kind : routine_kinds)
    for (const Object& object : catalog.of(*find_kind(kind))) {
      const Text language = attribute_text(object, "language");
      if (language == "sql" || language == "plpgsql")
        Body(object, catalog.index_of(object), mentions).read(catalog, names);
    }
  return mentions;
}

}  // namespace shale
