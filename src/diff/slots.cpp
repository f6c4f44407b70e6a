#include "diff/slots.h"

#include <algorithm>

#include <fmt/format.h>

#include "diff/fates.h"
#include "kinds/identity.h"

namespace shale {

std::vector<std::string> slots(const Object& object) {
  const std::string_view kind = object.kind->name;
  std::vector<std::string> all;
  const bool rows =
      kind == "table" || kind == "foreign table" || kind == "view" || kind == "materialized view";
  if (rows || kind == "sequence" || kind == "index" || kind == "constraint index" ||
      kind == "composite type")
    all.push_back("r" + object.key);
  if (rows || is_type(object) || kind == "shell type") all.push_back("t" + object.key);
  if (kind == "range") all.push_back("t" + std::string(attribute_text(object, "multirange")));
  if (kind == "function" || kind == "procedure" || kind == "aggregate")
    all.push_back("f" + object.key);
  if (kind == "constraint" || kind == "foreign key") all.push_back("c" + object.key);
  if (kind == "constraint" && attribute_text(object, "type") == "p")
    all.push_back("p" + object.parent->key);
  // No two partitions have the same rows.
  if (const Text bound = attribute_text(object, "bound"); kind == "inheritance" && !bound.empty())
    all.push_back(fmt::format("b{} {}", attribute_text(object, "parent"), bound));
  return all;
}

std::string not_null_slot(const Object& object) {
  if (object.kind->name != "column") return "";
  const Text name = attribute_text(object, "not null name");
  return name.empty() ? "" : fmt::format("c{}.{}", object.parent->key, name);
}

std::string identity_slot(const Object& object) {
  if (object.kind->name != "column" || attribute_text(object, "identity").empty()) return "";
  const Text options = attribute_text(object, "identity options");
  if (options.empty()) return "";  // a partition's is its table's
  return "r" + Identity::read(options, attribute_text(object, "type")).sequence;
}

}  // namespace shale
