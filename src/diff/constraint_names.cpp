#include "diff/constraint_names.h"

#include "diff/fates.h"

namespace shale {
namespace {

constexpr std::string_view name_attribute = "not null name", said_attribute = "not null constraint";

}  // namespace

ConstraintNames::ConstraintNames(const Catalog& from, const Catalog& to) {
  if (to.server_version() < 180000) return;
  add(from);
  add(to);
}

std::string ConstraintNames::place(const Object& part, std::string_view name) {
  return part.parent->schema->key + "." + std::string(name);
}

void ConstraintNames::add(const Catalog& catalog) {
  for (const Object& column : catalog.of(*find_kind("column")))
    if (const Text name = attribute_text(column, name_attribute); !name.empty())
      taken_.emplace(place(column, name), column.parent->key);
  for (const char* kind : {"constraint", "foreign key"})
    for (const Object& constraint : catalog.of(*find_kind(kind)))
      taken_.emplace(place(constraint, constraint.name), constraint.parent->key);
}

const Object& ConstraintNames::said(const Object& object) {
  if (taken_.empty() || object.kind->name != "column") return object;
  const Text name = attribute_text(object, name_attribute);
  if (name.empty() || !attribute_text(object, said_attribute).empty() ||
      attribute_text(object, "not null from") == "parents")
    return object;
  const std::string where = place(object, name);
  auto it = taken_.lower_bound({where, ""});
  while (it != taken_.end() && it->first == where && it->second == object.parent->key) ++it;
  if (it == taken_.end() || it->first != where) return object;
  Object named = object;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < object.kind->attributes.size(); ++i)
    texts.push_back(
        object.kind->attributes[i].name == said_attribute ? name : object.kind->text(object, i));
  named.value = object.kind->value(texts);
  return named_.emplace_back(std::move(named));
}

}  // namespace shale
