#include "diff/detour.h"

#include <map>

#include "base/text.h"
#include "diff/fates.h"
#include "diff/inherited.h"
#include "diff/retype.h"

namespace shale {
namespace {

std::vector<const Object*> columns_of(const Catalog& catalog, const Object& table) {
  std::vector<const Object*> columns;
  for (const Object& column : catalog.of(*find_kind("column")))
    if (column.parent == &table) columns.push_back(&column);
  return columns;
}

void change(const Object& from, const Object& to, Statements& all) {
  if (auto changed = from.kind->alter(from, to))
    for (Ddl& ddl : *changed) all.push_back(std::move(ddl));
}

}  // namespace

Detour to_be_made_with_parents(const Catalog& catalog, const Object& table) {
  Detour detour;
  const std::vector<const Object*> links = parents_of(catalog, table);
  if (links.size() < 2) return detour;
  std::map<std::string, std::vector<const Object*>> alike;  // by name
  for (const Object* link : links)
    if (const Object* parent = catalog.find(*table.kind, attribute_text(*link, "parent")))
      for (const Object* column : columns_of(catalog, *parent))
        alike[std::string(column->name)].push_back(column);
  std::erase_if(alike, [](const auto& entry) {
    return std::ranges::all_of(entry.second, [&](const Object* column) {
      return is_stored_alike(*column, *entry.second.front());
    });
  });
  if (alike.empty()) return detour;
  for (const auto& [name, columns] : alike)
    for (const Object* column : columns) {
      change(*column, as_usual(*column), detour.before);
      change(as_usual(*column), *column, detour.after);
    }
  for (const Object* column : columns_of(catalog, table))
    if (alike.contains(std::string(column->name))) change(as_usual(*column), *column, detour.after);
  return detour;
}

}  // namespace shale
