#include "diff/constraint_names.h"

#include <set>
#include <string>

#include "diff/fates.h"
#include "diff/inherited.h"

namespace shale {
namespace {

constexpr std::string_view name_attribute = "not null name", said_attribute = "not null constraint";

// Schema and name of a constraint, and the key of its table.
using Taken = std::set<std::pair<std::string, std::string>>;

std::string place(const Object& part, std::string_view name) {
  return part.parent->schema->key + "." + std::string(name);
}

void take(const Catalog& catalog, Taken& taken) {
  for (const Object& column : catalog.of(*find_kind("column")))
    if (const Text name = attribute_text(column, name_attribute); !name.empty())
      taken.emplace(place(column, name), column.parent->key);
  for (const char* kind : {"constraint", "foreign key"})
    for (const Object& constraint : catalog.of(*find_kind(kind)))
      taken.emplace(place(constraint, constraint.name), constraint.parent->key);
}

// By another table than the column's own?
bool is_taken(const Taken& taken, const Object& column, Text name) {
  const std::string where = place(column, name);
  auto it = taken.lower_bound({where, ""});
  while (it != taken.end() && it->first == where && it->second == column.parent->key) ++it;
  return it != taken.end() && it->first == where;
}

Object with_name(const Object& column, Text name) {
  Object named = column;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < column.kind->attributes.size(); ++i)
    texts.push_back(
        column.kind->attributes[i].name == said_attribute ? name : column.kind->text(column, i));
  named.value = column.kind->value(texts);
  return named;
}

}  // namespace

ConstraintNames::ConstraintNames(const Catalog& from, const Catalog& to) {
  if (to.server_version() < 180000) return;
  Taken taken;
  take(from, taken);
  take(to, taken);
  for (const Object& column : to.of(*find_kind("column"))) {
    const Text name = attribute_text(column, name_attribute);
    if (!name.empty() && attribute_text(column, said_attribute).empty() &&
        !is_not_null_by_parents(column) && is_taken(taken, column, name))
      named_.emplace(&column, with_name(column, name));
  }
}

const Object& ConstraintNames::said(const Object& object) const {
  const auto named = named_.find(&object);
  return named == named_.end() ? object : named->second;
}

}  // namespace shale
