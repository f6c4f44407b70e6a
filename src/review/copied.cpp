#include "review/copied.h"

#include <algorithm>

#include "base/text.h"
#include "kinds/text.h"

namespace shale {
namespace {

// Does it put what it reads into a table? A plain CREATE TABLE may only refer to others.
bool fills(const SceneStatement& s) {
  const std::string_view verb = s.facts.quick.verb;
  if (verb != "create table") return true;
  bool from_query = false;
  look_at_tree(s, [&](const TreeNode& tree) { from_query |= tree.kind() == "CreateTableAsStmt"; });
  return from_query;
}

bool copies_table(const SceneStatement& s, const std::string& name) {
  const auto is_other = [&](const ObjectUse& use) {
    return (use.role == ObjectRole::writes || use.role == ObjectRole::creates) &&
           (use.kind == "table" || use.kind == "materialized view") && use.name != name;
  };
  return std::ranges::any_of(s.facts.objects, is_other) && fills(s);
}

// A statement that only gives the column other values says its name, too.
bool copies_column(const SceneStatement& s, const std::string& name) {
  const std::string_view verb = s.facts.quick.verb;
  if (!has_word(s.text, name)) return false;
  if (verb == "update")
    return std::ranges::any_of(s.facts.assigned, [&](const auto& other) { return other != name; });
  return (verb == "insert" || verb == "merge" || verb == "with" || verb == "create table") &&
         fills(s);
}

}  // namespace

bool may_be_copied(const Scene& scene, const Object& object) {
  const bool whole = object.parent == nullptr;
  const Object& table = whole ? object : table_of(object);
  const SceneStatement* end = scene.end_of(object);
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& s) {
    if (end != nullptr && s.number >= end->number) return false;
    if (s.touches.opaque) return has_word(s.text, bare(object)) && has_word(s.text, bare(table));
    return scene.names_table(s, table) &&
           (whole ? copies_table(s, bare(table)) : copies_column(s, bare(object)));
  });
}

}  // namespace shale
