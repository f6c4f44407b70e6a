// What tables have from their parents.
#include <algorithm>

#include "base/text.h"
#include "diff/actions.h"

namespace shale {
namespace {

// The links of a child table to its parents.
std::vector<const Object*> parents_of(const Catalog& catalog, const Object& table) {
  std::vector<const Object*> links;
  const Kind* kind = find_kind("inheritance");
  const std::string prefix = table.key + ".";
  const std::span<const Object> all = catalog.of(*kind);
  for (auto it = std::ranges::lower_bound(all, prefix, {}, &Object::key);
       it != all.end() && it->key.starts_with(prefix); ++it)
    if (it->parent == &table) links.push_back(&*it);
  return links;
}

bool has_from_parent(const Object& object) {
  if (object.kind->name == "column") return attribute_text(object, "local") == "f";
  return object.kind->name == "constraint" && attribute_text(object, "inherited") == "t";
}

}  // namespace

const Object* inherited_from(const Catalog& catalog, const Object& object) {
  if (object.parent == nullptr) return nullptr;
  for (const Object* link : parents_of(catalog, *object.parent)) {
    const std::string key =
        std::string(attribute_text(*link, "parent")) + "." + std::string(object.name);
    if (const Object* found = catalog.find(*object.kind, key)) return found;
  }
  return nullptr;
}

bool stays_child(const Fates& fates, const Object& from_table) {
  return std::ranges::none_of(parents_of(*fates.from, from_table), [&](const Object* link) {
    return fates.gone(fates.from->index_of(*link));
  });
}

bool comes_by_inheritance(const Fates& fates, int to) {
  const Object& object = fates.to->objects()[static_cast<std::size_t>(to)];
  if (!has_from_parent(object) || fates.made(fates.to->index_of(*object.parent))) return false;
  const Object* above = inherited_from(*fates.to, object);
  if (above == nullptr || !fates.made(fates.to->index_of(*above))) return false;
  return std::ranges::all_of(parents_of(*fates.to, *object.parent), [&](const Object* link) {
    return !fates.made(fates.to->index_of(*link));
  });
}

bool goes_by_inheritance(const Fates& fates, int from) {
  const Object& object = fates.from->objects()[static_cast<std::size_t>(from)];
  if (!has_from_parent(object) || fates.gone(fates.from->index_of(*object.parent))) return false;
  const Object* above = inherited_from(*fates.from, object);
  if (above == nullptr || !fates.gone(fates.from->index_of(*above))) return false;
  return std::ranges::all_of(parents_of(*fates.from, *object.parent), [&](const Object* link) {
    return !fates.gone(fates.from->index_of(*link));
  });
}

bool comes_with_table(const Catalog& catalog, const Object& column) {
  if (column.parent == nullptr) return false;
  if (column.kind->name == "column" && !attribute_text(*column.parent, "of type").empty())
    return true;
  if (!has_from_parent(column)) return false;
  const std::vector<const Object*> links = parents_of(catalog, *column.parent);
  return !links.empty() && std::ranges::all_of(links, [](const Object* link) {
    return attribute_text(*link, "bound").empty();
  });
}

}  // namespace shale
