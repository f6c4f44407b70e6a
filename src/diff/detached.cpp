#include "diff/detached.h"

#include <algorithm>

#include "diff/inherited.h"

namespace shale {
namespace {

// Those of the table's parents, and of theirs. A copy has the name of what it is a copy of, if that
// was free.
std::vector<const Object*> keys_above(const Catalog& catalog, const Object& table) {
  std::vector<const Object*> all;
  for (const Object* link : parents_of(catalog, table)) {
    const Object* parent = catalog.find("table", attribute_text(*link, "parent"));
    if (parent == nullptr || attribute_text(*link, "bound").empty()) continue;
    for (const Object& key : catalog.of(*find_kind("foreign key")))
      if (key.parent == parent) all.push_back(&key);
    for (const Object* key : keys_above(catalog, *parent)) all.push_back(key);
  }
  return all;
}

bool is_same_key(const Object& a, const Object& b) {
  return attribute_text(a, "definition") == attribute_text(b, "definition");
}

// Those that DETACH leaves: what the parents lose is gone by then.
std::vector<const Object*> keys_left(const Fates& fates, const Object& from_table) {
  std::vector<const Object*> all = keys_above(*fates.from, from_table);
  std::erase_if(all, [&](const Object* key) { return fates.gone(fates.from->index_of(*key)); });
  return all;
}

bool leaves(const Fates& fates, const Object& link) {
  return !attribute_text(link, "bound").empty() &&
         fates.fates[static_cast<std::size_t>(fates.from->index_of(link))] == Fate::drop;
}

// What the table is in the end; null: it goes, or is made anew.
const Object* stays_as(const Fates& fates, const Object& from_table) {
  const int from = fates.from->index_of(from_table);
  const int to = fates.to_of[static_cast<std::size_t>(from)];
  return to < 0 || fates.gone(from) ? nullptr : &fates.to->objects()[static_cast<std::size_t>(to)];
}

// Does all stay that an object of the old catalog uses?
bool keeps_all(const Fates& fates, const Object& object) {
  const int user = fates.from->index_of(object);
  return std::ranges::none_of(std::ranges::equal_range(fates.from->edges(), user, {}, &Edge::user),
                              [&](const Edge& e) { return fates.gone(e.used); });
}

}  // namespace

std::vector<const Object*> keys_to_drop_behind(const Fates& fates, const Object& from_link) {
  const Object* table = stays_as(fates, *from_link.parent);
  if (table == nullptr || !leaves(fates, from_link)) return {};
  const std::vector<const Object*> wanted = keys_above(*fates.to, *table);
  std::vector<const Object*> all = keys_left(fates, *from_link.parent);
  std::erase_if(all, [&](const Object* left) {
    const Object* own = fates.to->find(*left->kind, table->key + "." + std::string(left->name));
    return (own != nullptr && is_same_key(*own, *left)) ||
           std::ranges::any_of(wanted, [&](const Object* w) { return is_same_key(*w, *left); });
  });
  return all;
}

bool is_left_by_detach(const Fates& fates, const Object& foreign_key) {
  if (foreign_key.kind->name != "foreign key") return false;
  const int before =
      fates.from_of[static_cast<std::size_t>(fates.to->index_of(*foreign_key.parent))];
  if (before < 0) return false;
  const Object& table = fates.from->objects()[static_cast<std::size_t>(before)];
  const std::vector<const Object*> links = parents_of(*fates.from, table);
  if (stays_as(fates, table) == nullptr ||
      std::ranges::none_of(links, [&](const Object* link) { return leaves(fates, *link); }))
    return false;
  return std::ranges::any_of(keys_left(fates, table), [&](const Object* left) {
    return left->name == foreign_key.name && is_same_key(*left, foreign_key);
  });
}

bool is_taken_by_attach(const Fates& fates, const Object& foreign_key) {
  if (foreign_key.kind->name != "foreign key" ||
      attribute_text(foreign_key, "definition").ends_with(" NOT VALID"))
    return false;
  const Object* table = stays_as(fates, *foreign_key.parent);
  if (table == nullptr || is_attached(*fates.from, *foreign_key.parent) ||
      !keeps_all(fates, foreign_key))
    return false;
  return std::ranges::any_of(keys_above(*fates.to, *table),
                             [&](const Object* above) { return is_same_key(*above, foreign_key); });
}

}  // namespace shale
