#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "review/copied.h"
#include "review/rule.h"

namespace shale::rules_::in_dropped_column {
namespace {

// Is there another of its name, in the same table?
bool is_made_anew(const Scene& scene, const Object& column) {
  const Object* table = scene.name_now(*column.parent);
  return table != nullptr && column_of(scene.after, *table, column.name) != nullptr;
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
    if (std::ranges::all_of(columns, [&](const Object* c) { return is_made_anew(scene, *c); })) {
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
