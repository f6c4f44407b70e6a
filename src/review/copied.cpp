#include "review/copied.h"

#include <algorithm>
#include <utility>

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

// What a table, or a column of it, is called from one statement to the next.
class FollowedName {
 public:
  FollowedName(std::string table, std::string column)
      : table_(std::move(table)), column_(std::move(column)) {}

  bool may_be_copied_by(const SceneStatement& s) const {
    const bool said = column_.empty() || has_word(s.text, column_);
    if (s.touches.opaque || !s.facts.understood) return said && has_word(s.text, table_);
    const bool used = std::ranges::any_of(s.facts.objects,
                                          [&](const ObjectUse& use) { return use.name == table_; });
    return used && (column_.empty() ? copies_table(s, table_) : copies_column(s, column_));
  }
  // False: it is gone.
  bool outlives(const SceneStatement& s) {
    for (const Touch& touch : s.touches.all) {
      if (touch.space != "relation" || touch.name != table_) continue;
      const bool whole = touch.part_space.empty();
      if (!whole && (touch.part_space != "column" || touch.part != column_)) continue;
      if (touch.what == TouchKind::drops) return false;
      if (touch.what == TouchKind::renames) (whole ? table_ : column_) = touch.to;
    }
    return true;
  }

 private:
  std::string table_, column_;  // no column: the table as a whole
};

}  // namespace

bool may_be_copied(const Scene& scene, const Object& object) {
  const bool whole = object.parent == nullptr;
  FollowedName name(bare(whole ? object : table_of(object)), whole ? "" : bare(object));
  for (const SceneStatement& s : scene.statements) {
    if (name.may_be_copied_by(s)) return true;
    if (!name.outlives(s)) break;
  }
  return false;
}

}  // namespace shale
