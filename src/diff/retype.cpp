#include "diff/retype.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"

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

// "orders__old" in 63 bytes.
constexpr std::string_view suffix = "__old";

}  // namespace

std::string aside_name(const Object& type) {
  std::string name(type.name);
  if (name.starts_with("\"")) name = replace_all(name.substr(1, name.size() - 2), "\"\"", "\"");
  std::size_t keep = std::min(name.size(), 63 - suffix.size());
  while (keep > 0 && keep < name.size() && (static_cast<unsigned char>(name[keep]) & 0xC0) == 0x80)
    --keep;
  return name.substr(0, keep) + std::string(suffix);
}

std::string cast_expression(std::string_view column, std::string_view from, std::string_view to) {
  const bool array_from = from.ends_with("[]"), array_to = to.ends_with("[]");
  if (!array_from && array_to) return fmt::format("ARRAY[{}]::{}", column, to);
  if (has_cast(from, to)) return fmt::format("{}::{}", column, to);
  return fmt::format("{}::text{}::{}", column, array_from && array_to ? "[]" : "", to);
}

Statements retype(const Catalog&, const Object& from, const Object& to) {
  const Text type = attribute_text(to, "type");
  const bool array = type.ends_with("[]");
  Statement s{fmt::format("ALTER TABLE {} ALTER COLUMN {} TYPE {} USING {}::text{}::{}",
                          to.parent->key, to.name, type, to.name, array ? "[]" : "", type),
              {Hazard::rewrites_table, Hazard::may_fail_on_rows}};
  Statements all{std::move(s)};
  // The rest of the change, now that the type is the new one.
  Object settled = with_parents_change(from, from, to);
  if (auto rest = to.kind->alter(settled, to))
    for (Statement& r : *rest) all.push_back(std::move(r));
  return all;
}

Object with_parents_change(const Object& column, const Object& parent_from,
                           const Object& parent_to) {
  Object changed = column;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < column.kind->attributes.size(); ++i) {
    const std::string_view name = column.kind->attributes[i].name;
    Text text = column.kind->text(column, i);
    const bool own = &column == &parent_from;
    const bool passed_on = own ? name == "type" || name == "collation"
                               : name == "type" || name == "collation" || name == "not null" ||
                                     name == "generated" || name == "expression" ||
                                     name == "identity";
    if (passed_on && text == attribute_text(parent_from, name))
      text = attribute_text(parent_to, name);
    texts.push_back(text);
  }
  changed.value = column.kind->value(texts);
  return changed;
}

}  // namespace shale
