#include "diff/inherited.h"

#include <algorithm>
#include <functional>
#include <ranges>

#include <fmt/format.h>

namespace shale {

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

std::vector<const Object*> children_of(const Catalog& catalog, const Object& table) {
  std::vector<const Object*> links;
  for (const Object& link : catalog.of(*find_kind("inheritance")))
    if (attribute_text(link, "parent") == table.key) links.push_back(&link);
  return links;
}

bool has_from_parent(const Object& object) {
  if (object.kind->name == "column") return attribute_text(object, "local") == "f";
  // The keys of partitions are made alone, and attached.
  return object.kind->name == "constraint" && attribute_text(object, "type") == "c" &&
         attribute_text(object, "inherited") == "t";
}

bool is_not_null_by_parents(const Object& column) {
  return attribute_text(column, "not null from") == "parents";
}

bool adds_not_null(const Object& column) {
  return attribute_text(column, "not null from") == "itself and its parents";
}

const Object* above_by(const Catalog& catalog, const Object& link, const Object& object) {
  return catalog.find(*object.kind,
                      fmt::format("{}.{}", attribute_text(link, "parent"), object.name));
}

std::vector<const Object*> all_inherited_from(const Catalog& catalog, const Object& object) {
  std::vector<const Object*> all;
  if (object.parent == nullptr) return all;
  for (const Object* link : parents_of(catalog, *object.parent))
    if (const Object* found = above_by(catalog, *link, object)) all.push_back(found);
  return all;
}

// Is a table of the same type before and after?
static bool keeps_type(const Fates& fates, const Object& from_table) {
  const int to = fates.to_of[static_cast<std::size_t>(fates.from->index_of(from_table))];
  return to >= 0 &&
         attribute_text(from_table, "of type") ==
             attribute_text(fates.to->objects()[static_cast<std::size_t>(to)], "of type");
}

const Object* inherited_from(const Catalog& catalog, const Object& object) {
  const std::vector<const Object*> all = all_inherited_from(catalog, object);
  return all.empty() ? nullptr : all.front();
}

bool is_adopted(const Catalog& catalog, const Object& table) {
  std::vector<std::pair<int, std::string>> own;
  for (const char* kind : {"column", "constraint"})
    for (const Object& part : catalog.of(*find_kind(kind))) {
      if (part.parent != &table) continue;
      if (has_from_parent(part)) return false;
      if (part.kind->name == "column") own.emplace_back(part.address.sub, part.name);
    }
  std::vector<std::string> brought;
  for (const Object* link : parents_of(catalog, table)) {
    const Object* parent = catalog.find("table", attribute_text(*link, "parent"));
    std::vector<std::pair<int, std::string>> columns;
    for (const Object& column : catalog.of(*find_kind("column")))
      if (parent != nullptr && column.parent == parent)
        columns.emplace_back(column.address.sub, column.name);
    std::ranges::sort(columns);
    for (const auto& [place, name] : columns)
      if (std::ranges::find(brought, name) == brought.end()) brought.push_back(name);
  }
  std::ranges::sort(own);
  return !std::ranges::equal(brought, own | std::views::take(brought.size()), {}, {},
                             &std::pair<int, std::string>::second);
}

bool is_attached(const Catalog& catalog, const Object& table) {
  return std::ranges::any_of(parents_of(catalog, table), [](const Object* link) {
    return !attribute_text(*link, "bound").empty();
  });
}

const Object* typed_by(const Catalog& catalog, const Object& column) {
  if (column.kind->name != "column") return nullptr;
  const Text type = attribute_text(*column.parent, "of type");
  if (type.empty()) return nullptr;
  return catalog.find("attribute", std::string(type) + "." + std::string(column.name));
}

bool stays_child(const Fates& fates, const Object& from_table) {
  return std::ranges::none_of(parents_of(*fates.from, from_table), [&](const Object* link) {
    return fates.gone(fates.from->index_of(*link));
  });
}

bool leaves_behind(const Fates& fates, const Object& from_object) {
  if (from_object.kind->name != "column" && from_object.kind->name != "constraint") return false;
  return std::ranges::any_of(children_of(*fates.from, *from_object.parent), [&](const Object* l) {
    const Object* below =
        fates.from->find(*from_object.kind, l->parent->key + "." + std::string(from_object.name));
    if (below == nullptr || !has_from_parent(*below) || fates.gone(fates.from->index_of(*l)) ||
        fates.gone(fates.from->index_of(*below)))
      return false;
    // With another parent that has it, it is still not its own.
    const int after = fates.to_of[static_cast<std::size_t>(fates.from->index_of(*below))];
    return !has_from_parent(fates.to->objects()[static_cast<std::size_t>(after)]);
  });
}

bool goes_with_only_column(const Fates& fates, const Object& from_object) {
  if (from_object.kind->name != "constraint") return false;
  const auto is_orphaned = [&](const Object* link) {
    const Object* below = fates.from->find(
        *from_object.kind, fmt::format("{}.{}", link->parent->key, from_object.name));
    if (below == nullptr || !has_from_parent(*below)) return false;
    const int after = fates.to_of[static_cast<std::size_t>(fates.from->index_of(*below))];
    if (after < 0) return false;
    const Object& kept = fates.to->objects()[static_cast<std::size_t>(after)];
    return has_from_parent(kept) && all_inherited_from(*fates.to, kept).empty();
  };
  const auto leaves_alone = [&](const Object& column) {
    return column.parent == from_object.parent && fates.gone(fates.from->index_of(column)) &&
           leaves_behind(fates, column);
  };
  return std::ranges::any_of(children_of(*fates.from, *from_object.parent), is_orphaned) &&
         std::ranges::any_of(fates.from->of(*find_kind("column")), leaves_alone);
}

bool is_left_behind(const Fates& fates, const Object& from_object) {
  if (!has_from_parent(from_object)) return false;
  const std::vector<const Object*> links = parents_of(*fates.from, *from_object.parent);
  // One that it is no child of any more has no say.
  const auto lets_go = [&](const Object* link) {
    const Object* above = above_by(*fates.from, *link, from_object);
    return above != nullptr && !fates.gone(fates.from->index_of(*link)) &&
           fates.gone(fates.from->index_of(*above)) && leaves_behind(fates, *above);
  };
  if (std::ranges::any_of(links, lets_go)) return true;
  return std::ranges::all_of(links, [&](const Object* link) {
    const Object* above = above_by(*fates.from, *link, from_object);
    return above == nullptr || fates.gone(fates.from->index_of(*link)) ||
           fates.gone(fates.from->index_of(*above));
  });
}

namespace {

// Does an object that a table has from its parents come or go with theirs? `passing` says of an
// object of the catalog that it is made, or is gone. Of several parents that have it, one that
// stays is enough; one that does not have it may not come or leave: what becomes of the rest of the
// table is another matter then. A parent that comes, and has had it all the time, finds what
// another has brought.
bool follows_parents(const Catalog& catalog, const Object& object, bool comes,
                     const std::function<bool(const Object&)>& passing) {
  bool of_one_that_stays = false;
  for (const Object* link : parents_of(catalog, *object.parent)) {
    const Object* above = above_by(catalog, *link, object);
    if (comes && above != nullptr && !passing(*above) && passing(*link)) continue;
    if (above == nullptr ? passing(*link) : !passing(*above)) return false;
    of_one_that_stays = of_one_that_stays || (above != nullptr && !passing(*link));
  }
  return of_one_that_stays;
}

}  // namespace

bool comes_by_inheritance(const Fates& fates, int to) {
  const Object& object = fates.to->objects()[static_cast<std::size_t>(to)];
  if (const Object* attribute = typed_by(*fates.to, object))
    return !fates.made(fates.to->index_of(*object.parent)) &&
           keeps_type(fates, *fates.from->find("table", object.parent->key)) &&
           !fates.made(fates.to->index_of(*attribute->parent)) &&
           fates.made(fates.to->index_of(*attribute));
  if (!has_from_parent(object) || fates.made(fates.to->index_of(*object.parent))) return false;
  return follows_parents(*fates.to, object, true,
                         [&](const Object& o) { return fates.made(fates.to->index_of(o)); });
}

bool goes_by_inheritance(const Fates& fates, int from) {
  const Object& object = fates.from->objects()[static_cast<std::size_t>(from)];
  if (const Object* attribute = typed_by(*fates.from, object))
    return !fates.gone(fates.from->index_of(*object.parent)) && keeps_type(fates, *object.parent) &&
           !fates.gone(fates.from->index_of(*attribute->parent)) &&
           fates.gone(fates.from->index_of(*attribute));
  if (!has_from_parent(object) || fates.gone(fates.from->index_of(*object.parent))) return false;
  const std::vector<const Object*> above = all_inherited_from(*fates.from, object);
  if (std::ranges::any_of(above, [&](const Object* a) { return leaves_behind(fates, *a); }))
    return false;
  return follows_parents(*fates.from, object, false,
                         [&](const Object& o) { return fates.gone(fates.from->index_of(o)); });
}

const Object* staying_above(const Fates& fates, const Object& from_object) {
  for (const Object* link : parents_of(*fates.from, *from_object.parent)) {
    const Object* above = above_by(*fates.from, *link, from_object);
    if (above != nullptr && !fates.gone(fates.from->index_of(*link)) &&
        !fates.gone(fates.from->index_of(*above)))
      return above;
  }
  return nullptr;
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
