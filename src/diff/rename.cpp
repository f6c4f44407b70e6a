#include "diff/rename.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "diff/fates.h"
#include "diff/labels.h"
#include "diff/mover.h"
#include "diff/slots.h"
#include "kinds/routine.h"

namespace shale {
namespace {

constexpr std::string_view renamed_alone[] = {
    "schema",
    "table",
    "foreign table",
    "view",
    "materialized view",
    "index",
    "sequence",
    "identity sequence",
    "enum",
    "domain",
    "composite type",
    "range",
    "base type",
    "function",
    "procedure",
    "aggregate",
    "trigger",
    "policy",
    "rule",
    "collation",
    "conversion",
    "statistics",
    "publication",
    "subscription",
    "event trigger",
    "server",
    "foreign data wrapper",
    "language",
    "text search configuration",
    "text search dictionary",
    "text search parser",
    "text search template",
};

bool can_be_renamed(const Object& object) {
  return !part_word(object).empty() ||
         std::ranges::find(renamed_alone, object.kind->name) != std::end(renamed_alone);
}

// It has its name from a parent table's, from the type that its table is OF, or from what it is a
// copy of.
bool follows_another(const Object& object) {
  const Text local = attribute_text(object, "local"),
             inherited = attribute_text(object, "inherited");
  const bool typed =
      object.kind->name == "column" && !attribute_text(*object.parent, "of type").empty();
  return local == "f" || (!inherited.empty() && inherited != "0" && inherited != "f") || typed;
}

Address schema_of(const Object& object) {
  return object.schema == nullptr ? Address{} : object.schema->address;
}

// A name that only one object of its surroundings can have.
struct Spot {
  std::string space{};  // the sort of name, as slots() has it
  Address in{};         // the schema or the parent
  std::string name{};
  auto operator<=>(const Spot&) const = default;
};

std::vector<Spot> spots_of(const Object& object) {
  const std::string name(object.name);
  std::vector<Spot> all;
  for (const std::string& slot : slots(object)) {
    if (slot[0] == 'c') all.push_back({"c", object.parent->address, name});
    if (slot[0] == 'r' || slot[0] == 't' || slot[0] == 'f')
      all.push_back({slot.substr(0, 1), schema_of(object), name});
  }
  if (all.empty())
    all.push_back({std::string(object.kind->name),
                   object.parent != nullptr ? object.parent->address : schema_of(object), name});
  return all;
}

// What is in `from` alone and has a name that one of these takes.
std::vector<const Object*> in_the_way(const std::vector<Rename>& renames, const Catalog& from,
                                      const Catalog& to) {
  std::set<Spot> wanted;
  for (const Rename& rename : renames)
    if (!rename.of_label())
      for (Spot& spot : spots_of(*rename.to)) wanted.insert(std::move(spot));
  std::vector<const Object*> all;
  if (wanted.empty()) return all;
  // Indexes have the names of their constraints, and go with their tables.
  const auto takes_along = [&](const Object* object) {
    return object != nullptr && std::ranges::find(renames, object, &Rename::to) != renames.end();
  };
  for (const char* kind : {"index", "constraint index"})
    for (const Object& index : to.of(*find_kind(kind)))
      if (takes_along(index.parent) || takes_along(index.parent->parent))
        for (Spot& spot : spots_of(index)) wanted.insert(std::move(spot));
  for (const Object& object : from.objects()) {
    const Object& own = object.kind->name == "constraint index" ? *object.parent : object;
    if (!can_be_renamed(own) || own.kind->name == "view column" || follows_another(own) ||
        same_object(to, own) != nullptr)
      continue;
    if (std::ranges::any_of(spots_of(object), [&](const Spot& s) { return wanted.contains(s); }) &&
        std::ranges::find(all, &own) == all.end())
      all.push_back(&own);
  }
  return all;
}

}  // namespace

const Object* same_object(const Catalog& catalog, const Object& like) {
  const int index = catalog.at(like.address);
  if (index < 0) return nullptr;
  const Object& found = catalog.objects()[static_cast<std::size_t>(index)];
  // A part of another object has the address too: a table's row type.
  return found.address == like.address && found.kind == like.kind ? &found : nullptr;
}

std::vector<Rename> reversed(const std::vector<Rename>& renames) {
  std::vector<Rename> all;
  for (const Rename& r : renames) all.push_back({r.to, r.from, r.label_to, r.label_from});
  return all;
}

std::vector<Rename> renames_by_address(const Catalog& from, const Catalog& to) {
  std::vector<Rename> all;
  for (const Object& object : from.objects()) {
    if (!can_be_renamed(object)) continue;
    const Object* other = same_object(to, object);
    if (other == nullptr || follows_another(*other)) continue;
    const bool renamed =
        name_and_arguments(object.name).first != name_and_arguments(other->name).first;
    const bool moved = object.parent == nullptr && schema_of(object) != schema_of(*other);
    if (renamed || moved) all.push_back({.from = &object, .to = other});
    for (Rename& label : renamed_labels(object, *other)) all.push_back(std::move(label));
  }
  return all;
}

RenameSteps rename_steps(const std::vector<Rename>& renames, const Catalog& from,
                         const Catalog& to) {
  Mover mover(from, to);
  for (const Object* object : in_the_way(renames, from, to)) mover.out_of_the_way(*object);
  for (const Rename& rename : renames)
    if (!rename.of_label()) mover.add(rename);
  RenameSteps made = mover.run();
  for (Step& step : label_steps(renames)) made.steps.push_back(std::move(step));
  return made;
}

}  // namespace shale
