#include <fmt/format.h>

#include "migration/numbering.h"
#include "review/remedies.h"
#include "review/rule.h"

namespace shale::rules_::in_version_taken {
namespace {

const Migration* with_version(const FolderPart& folder, const Migration& migration) {
  if (migration.version.empty()) return nullptr;
  // Numbers that are equal end alike: that settles nearly all of them.
  const char last = migration.version.back();
  for (const Migration& m : folder.migrations)
    if (m.version.ends_with(last) && m.stem != migration.stem &&
        compare_versions(m.version, migration.version) == 0)
      return &m;
  return nullptr;
}

void judge(const Scene& scene, Findings& found) {
  const Migration* other = with_version(scene.folder, scene.migration);
  if (other == nullptr) return;
  const std::string next = free_version(scene);
  found.file(Certainty::proven,
             fmt::format("number {} is taken by {}", scene.migration.version, other->stem),
             fmt::format("the next free number is {}: {}", next,
                         stem_of(scene.folder, next, scene.migration.name)));
  found.remedy().new_stem = stem_of(scene.folder, next, scene.migration.name);
}

}  // namespace

extern const Rule version_taken;
constinit const Rule version_taken = checked({
    .id = "version-taken",
    .summary = "a number that another migration has",
    .why = "Two migrations with one number run in an order that nobody chose, and a database that "
           "has the "
           "one may be taken for one that has the other.",
    .instead = "Give the new one the next free number.",
    .topic = Topic::files,
    .severity = Severity::error,
    .of_text = true,
    .given = "-- file: 001_orders.sql\nCREATE TABLE orders (id int PRIMARY KEY);\n"
             "-- file: 002_notes.sql\nALTER TABLE orders ADD COLUMN note text;",
    .bad = "-- file: 002_totals.sql\nALTER TABLE orders ADD COLUMN total int;",
    .good = "-- file: 003_totals.sql\nALTER TABLE orders ADD COLUMN total int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_version_taken
