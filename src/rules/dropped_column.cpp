#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "review/copied.h"
#include "review/rule.h"

namespace shale::rules_::in_dropped_column {
namespace {

// Another one that has its name, in the same table; null: none has.
const Object* successor_of(const Scene& scene, const Object& column) {
  const Object* table = scene.name_now(*column.parent);
  return table == nullptr ? nullptr : column_of(scene.after, *table, column.name);
}

// The last step of a change that keeps a table open: one that was filled beside it takes its place.
bool has_heir(const Scene& scene, const Object& column) {
  const Object* other = successor_of(scene, column);
  return other != nullptr && scene.was_there(*other);
}

void say_replaced(const Scene& scene, const std::vector<const Object*>& columns,
                  const std::string& dropped, Findings found) {
  std::vector<std::string> heirs;
  for (const Object* column : columns)
    heirs.push_back(scene.names_of(*successor_of(scene, *column)).back());
  const bool one = columns.size() == 1;
  found.milder(Severity::note);
  scene.at_end_of(
      *columns[0], found, Certainty::proven,
      fmt::format("{} dropped, and {} {}: what only {} had is gone", dropped, listed(heirs),
                  one ? "takes its name" : "take their names", one ? "it" : "they"),
      "see before that no row differs");
}

// A statement may drop several of one table: that is one thing to say.
void judge(const Scene& scene, Findings& found) {
  std::map<std::pair<const SceneStatement*, const Object*>, std::vector<const Object*>> dropped;
  for (const Object& column : scene.before.of(*find_kind("column"))) {
    if (scene.name_now(column) != nullptr) continue;  // renamed, or its table is
    if (column.parent == nullptr || scene.name_now(*column.parent) == nullptr) continue;
    dropped[{scene.end_of(column), column.parent}].push_back(&column);
  }
  for (const auto& [where, columns] : dropped) {
    std::vector<std::string> names;
    for (const Object* column : columns) names.push_back(bare(*column));
    const bool one = names.size() == 1;
    const std::string what = one ? fmt::format("{}.{} is", bare(*where.second), names[0])
                                 : fmt::format("{} of {} are", listed(names), bare(*where.second));
    const bool copied =
        std::ranges::all_of(columns, [&](const Object* c) { return may_be_copied(scene, *c); });
    if (std::ranges::all_of(columns, [&](const Object* c) { return has_heir(scene, *c); })) {
      if (!copied) say_replaced(scene, columns, what, found);
      continue;
    }
    if (std::ranges::all_of(columns, [&](const Object* c) { return successor_of(scene, *c); })) {
      if (copied) continue;
      scene.at_end_of(
          *columns[0], found, Certainty::proven,
          fmt::format("{} dropped and made anew: {} values are gone", what, one ? "its" : "their"),
          fmt::format("ALTER COLUMN … TYPE keeps {}", one ? "them" : "their values"));
      continue;
    }
    scene.at_end_of(
        *columns[0], found, Certainty::proven,
        fmt::format("{} dropped: what still reads {} fails at once{}", what, one ? "it" : "them",
                    copied ? ""
                    : one  ? ", and its values are gone"
                           : ", and their values are gone"),
        fmt::format("release what does not read {} first; drop {} in a later migration",
                    one ? "it" : "them", one ? "it" : "them"));
  }
}

}  // namespace

extern const Rule dropped_column;
constinit const Rule dropped_column = checked({
    .id = "dropped-column",
    .summary = "a column is dropped",
    .why = "Programs that run while the migration is applied still read and write it, and fail at "
           "once. Its "
           "values are gone, whatever the down says.",
    .instead = "First release programs that do not use it, then drop it in a later migration.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, note text);",
    .bad = "ALTER TABLE orders DROP COLUMN note;",
    .good = "ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';",
    .judge = judge,
});

}  // namespace shale::rules_::in_dropped_column
