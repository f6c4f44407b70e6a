#include "diff/keys.h"

#include <algorithm>

#include "diff/fates.h"
#include "diff/inherited.h"

namespace shale {

Text key_columns(const Object& object) {
  const std::string_view kind = object.kind->name;
  if (kind == "constraint index") return key_columns(*object.parent);
  if (kind != "constraint" && kind != "index") return {};
  Text text = attribute_text(object, "definition");
  for (std::string_view end : {" INITIALLY DEFERRED", " DEFERRABLE"})
    if (text.ends_with(end)) text.remove_suffix(end.size());
  if (text.starts_with("CHECK") || text.starts_with("EXCLUDE")) return {};
  return text.substr(std::min(text.size(), text.find('(')));
}

bool is_second_key(const Catalog& catalog, const Object& object) {
  const Text columns = attribute_text(object, "type") == "u" ? key_columns(object) : Text();
  return !columns.empty() &&
         std::ranges::any_of(catalog.of(*object.kind), [&](const Object& other) {
           return other.parent == object.parent && &other != &object &&
                  (attribute_text(other, "type") == "p" || other.key < object.key) &&
                  key_columns(other) == columns;
         });
}

bool is_later_key(const Catalog& catalog, const Object& object) {
  return attribute_text(object, "type") == "p" &&
         std::ranges::any_of(catalog.of(*find_kind("column")), [&](const Object& column) {
           return column.parent == object.parent && is_not_null_by_parents(column);
         });
}

}  // namespace shale
