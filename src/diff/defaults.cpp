#include "diff/defaults.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"
#include "sql/facts.h"

namespace shale {
namespace {

// The sort of object, as default privileges name it. "": they don't touch it.
std::string_view sort_of(const Object& object) {
  const std::string_view kind = object.kind->name;
  if (kind == "table" || kind == "foreign table" || kind == "view" || kind == "materialized view")
    return "tables";
  if (kind == "sequence" || kind == "identity sequence") return "sequences";
  if (kind == "function" || kind == "procedure" || kind == "aggregate") return "functions";
  if (kind == "schema") return "schemas";
  return is_type(object) ? "types" : "";
}

// The plan makes objects as the role that runs it; what it changes itself about default privileges
// comes after them, and what it drops before.
const Object* standing(const Fates& fates, const std::string& key) {
  const Object* found = fates.from->find("default privileges", key);
  return found == nullptr || fates.gone(fates.from->index_of(*found)) ? nullptr : found;
}

Object privileges_with(const Object& parent, Text granted) {
  const Kind* kind = find_kind("privileges");
  std::vector<Text> texts(kind->attributes.size());
  const auto place = std::ranges::find(kind->attributes, "granted", &Attribute::name);
  texts[static_cast<std::size_t>(place - kind->attributes.begin())] = granted;
  return {.kind = kind, .parent = &parent, .value = kind->value(texts)};
}

}  // namespace

std::optional<Statements> grants_under_defaults(const Fates& fates, const Object& object,
                                                const Object* privileges) {
  const std::string_view sort = sort_of(object);
  if (sort.empty() || !fates.made(fates.to->index_of(object))) return std::nullopt;
  const std::string key = fmt::format("{} of CURRENT_USER", sort);
  const Object* everywhere = standing(fates, key);
  const Object* here = object.schema == nullptr
                           ? nullptr
                           : standing(fates, fmt::format("{}.{}", object.schema->key, key));
  if (everywhere == nullptr && here == nullptr) return std::nullopt;
  const std::string usual =
      privilege_lines(attribute_text(everywhere != nullptr ? *everywhere : *here, "made with"),
                      fates.from->own_role());
  std::string given =
      everywhere == nullptr ? usual : std::string(attribute_text(*everywhere, "granted"));
  if (here != nullptr) given = merged_lines(given + std::string(attribute_text(*here, "granted")));
  // It is made by the own role; who owns it at last has got what that role had.
  Object made = object;
  made.owner = {};
  const std::string owners =
      object.owner.empty() ? usual : replace_all(usual, "CURRENT_USER", quote_name(object.owner));
  const Object from = privileges_with(made, given);
  return from.kind->alter(from,
                          privileges != nullptr ? *privileges : privileges_with(object, owners));
}

}  // namespace shale
