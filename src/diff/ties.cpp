#include "diff/ties.h"

#include <algorithm>

namespace shale {
namespace {

// Is the link there no more once the other end is dropped?
bool is_cut(const Fates& fates, const Kind& kind, Text key) {
  const Object* end = key.empty() ? nullptr : fates.from->find(kind, key);
  if (end == nullptr) return true;
  const int index = fates.from->index_of(*end);
  return fates.to_of[static_cast<std::size_t>(index)] < 0 || fates.gone(index);
}

// Is it there once the other end is made?
bool is_brought(const Fates& fates, const Kind& kind, Text key) {
  if (key.empty()) return true;
  const Object* end = fates.to->find(kind, key);
  return end != nullptr && fates.made(fates.to->index_of(*end));
}

}  // namespace

bool is_tied(const Catalog& catalog, int function, int type) {
  return is_type(catalog.objects()[static_cast<std::size_t>(type)]) &&
         std::ranges::binary_search(catalog.edges(), Edge{.user = type, .used = function}) &&
         std::ranges::binary_search(catalog.edges(), Edge{.user = function, .used = type});
}

bool has_tied(const Catalog& catalog, int type) {
  return std::ranges::any_of(catalog.edges(), [&](const Edge& e) {
    return e.used == type && is_tied(catalog, e.user, type);
  });
}

void set_tied_aside(Fates& fates) {
  for (const Edge& e : fates.from->edges()) {
    const auto type = static_cast<std::size_t>(e.used), function = static_cast<std::size_t>(e.user);
    if (fates.aside[type] && fates.fates[function] == Fate::rebuild &&
        is_tied(*fates.from, e.user, e.used))
      fates.aside[function] = true;
  }
}

Object with_links(const Fates& fates, const Object& from, const Object& to) {
  Object linked = from;
  const std::span<const Attribute> attributes = from.kind->attributes;
  if (std::ranges::none_of(attributes,
                           [](const Attribute& a) { return (a.traits & attribute::link) != 0; }))
    return linked;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Text before = from.kind->text(from, i), after = to.kind->text(to, i);
    const bool follows = (attributes[i].traits & attribute::link) != 0 &&
                         is_cut(fates, *from.kind, before) && is_brought(fates, *to.kind, after);
    texts.push_back(follows ? after : before);
  }
  linked.value = from.kind->value(texts);
  return linked;
}

}  // namespace shale
