// What goes: by itself, with its parent's, or with those of its circle.
#include <algorithm>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/detached.h"
#include "diff/render.h"
#include "diff/ties.h"

namespace shale {

Statements Renderer::drop_object(int from) const {
  const Kind& kind = *old(from).kind;
  return (live_.was_part(from) ? kind.drop_live : kind.drop)(old(from));
}

// One that stays with the children is taken from them first: Postgres would forget that nobody else
// has it from the parent.
Statements Renderer::drop_only(const Object& object) const {
  Statements all;
  const Text not_null = attribute_text(object, "not null name");
  const std::string table = "ALTER TABLE ONLY " + object.parent->key;
  if (!not_null.empty()) all.push_back({fmt::format("{} DROP CONSTRAINT {}", table, not_null)});
  const bool column = object.kind->name == "column";
  all.push_back({fmt::format("{} DROP {} {}", table, column ? "COLUMN" : "CONSTRAINT", object.name),
                 {Hazard::loses_values}});
  return all;
}

// Is it an index of a partitioned table, with keys of partitions for its parts?
bool Renderer::takes_keys_along(const Object& object) const {
  return object.kind->name == "index" &&
         std::ranges::any_of(fates_.from->of(*find_kind("index attachment")), [&](const Object& a) {
           return a.parent->kind->implied && attribute_text(a, "parent") == object.key;
         });
}

Statements Renderer::drop(const Action& action) const {
  const Object& object = old(action.from);
  if (goes_by_inheritance(fates_, action.from) || is_taken_by_attach(fates_, object)) return {};
  if (fates_.gone(action.from) && goes_with_only_column(fates_, object)) return {};
  if (leaves_behind(fates_, object)) return drop_only(object);
  if (fates_.aside[at(action.from)] && fates_.gone(action.from)) return drop_aside(action);
  Statements all = drop_object(action.from);
  if (object.kind->name == "inheritance")
    for (const Object* key : keys_to_drop_behind(fates_, object)) {
      Object own = *key;
      own.parent = object.parent;
      for (Ddl& s : own.kind->drop(own)) all.push_back(std::move(s));
    }
  const bool along = actions_.leads_ring(action.from) ||
                     (is_type(object) && has_tied(*fates_.from, action.from)) ||
                     takes_keys_along(object);
  if (along && !all.empty() && !all.back().sql.ends_with(" CASCADE")) all.back().sql += " CASCADE";
  return all;
}

}  // namespace shale
