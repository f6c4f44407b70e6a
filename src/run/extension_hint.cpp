#include "run/extension_hint.h"

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

struct Mark {
  std::string_view what{};  // how the server's message begins
  std::string_view name{};  // behind it, with a schema or without
  std::string_view extension{};
};

constexpr Mark marks[] = {
    {"operator class", "gin_trgm_ops\"", "pg_trgm"},
    {"operator class", "gist_trgm_ops\"", "pg_trgm"},
    {"operator class", "vector_cosine_ops\"", "vector"},
    {"operator class", "vector_l2_ops\"", "vector"},
    {"operator class", "vector_ip_ops\"", "vector"},
    {"data type", "no default operator class for access method \"gist\"", "btree_gist"},
    {"data type", "no default operator class for access method \"gin\"", "btree_gin"},
    {"text search dictionary", "unaccent\"", "unaccent"},
    {"type", "citext\"", "citext"},
    {"type", "cube\"", "cube"},
    {"type", "earth\"", "earthdistance"},
    {"type", "geography\"", "postgis"},
    {"type", "geometry\"", "postgis"},
    {"type", "hstore\"", "hstore"},
    {"type", "ltree\"", "ltree"},
    {"type", "vector\"", "vector"},
    {"function", "crosstab(", "tablefunc"},
    {"function", "crypt(", "pgcrypto"},
    {"function", "digest(", "pgcrypto"},
    {"function", "gen_random_bytes(", "pgcrypto"},
    {"function", "gen_salt(", "pgcrypto"},
    {"function", "hmac(", "pgcrypto"},
    {"function", "ll_to_earth(", "earthdistance"},
    {"function", "similarity(", "pg_trgm"},
    {"function", "st_", "postgis"},
    {"function", "unaccent(", "unaccent"},
    {"function", "uuid_generate_v", "uuid-ossp"},
    {"function", "word_similarity(", "pg_trgm"},
};

bool has_name(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  return at != text.npos && at > 0 && std::string_view(" .\"").find(text[at - 1]) != text.npos;
}

}  // namespace

std::string_view extension_of_missing(std::string_view message) {
  const std::string said = lower(message);
  for (const Mark& mark : marks)
    if (said.starts_with(mark.what) &&
        has_name(std::string_view(said).substr(mark.what.size()), mark.name))
      return mark.extension;
  return "";
}

std::string extension_hint(std::string_view message) {
  const std::string_view name = extension_of_missing(message);
  if (name.empty()) return "";
  return fmt::format(
      "it may be of the extension {0}: CREATE EXTENSION IF NOT EXISTS {1}{0}{1}; in a "
      "migration before",
      name, contains(name, "-") ? "\"" : "");
}

}  // namespace shale
