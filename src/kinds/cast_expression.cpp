#include "base/text.h"
#include "kinds/text.h"

namespace shale {
namespace {

// Types among which Postgres casts by itself (pg_cast); the length in brackets says nothing here.
enum class Family { text, number, boolean, time, json, other };

std::string_view bare(std::string_view type) {
  while (type.ends_with("[]")) type.remove_suffix(2);
  return type.substr(0, type.find('('));
}

Family family_of(std::string_view type) {
  const std::string_view name = trim(bare(type));
  for (std::string_view t :
       {"text", "character varying", "character", "name", "\"char\"", "bpchar"})
    if (name == t) return Family::text;
  for (std::string_view t :
       {"smallint", "integer", "bigint", "numeric", "real", "double precision"})
    if (name == t) return Family::number;
  for (std::string_view t :
       {"date", "timestamp", "timestamp without time zone", "timestamp with time zone"})
    if (name == t) return Family::time;
  if (name == "json" || name == "jsonb") return Family::json;
  if (name == "boolean") return Family::boolean;
  return type.starts_with("timestamp") ? Family::time : Family::other;
}

bool has_cast(std::string_view from, std::string_view to) {
  const Family a = family_of(from), b = family_of(to);
  const bool array_a = from.ends_with("[]"), array_b = to.ends_with("[]");
  if (array_a != array_b) return false;
  if (a == Family::text || b == Family::text) return true;
  if (a == b && a != Family::other) return true;
  const bool integer_a = bare(from) == "integer", integer_b = bare(to) == "integer";
  return (a == Family::boolean && integer_b) || (integer_a && b == Family::boolean) ||
         bare(from) == bare(to);
}

}  // namespace

std::string cast_expression(std::string_view column, std::string_view from, std::string_view to) {
  const bool array_from = from.ends_with("[]"), array_to = to.ends_with("[]");
  // One value becomes a list of one.
  if (!array_from && array_to) {
    const std::string_view element = to.substr(0, to.size() - 2);
    const bool same = from == element;
    return fmt::format("ARRAY[{}]::{}",
                       same ? std::string(column) : cast_expression(column, from, element), to);
  }
  if (has_cast(from, to)) return fmt::format("{}::{}", column, to);
  return fmt::format("{}::text{}::{}", column, array_from && array_to ? "[]" : "", to);
}

}  // namespace shale
