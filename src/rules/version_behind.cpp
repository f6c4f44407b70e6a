#include <algorithm>

#include <fmt/format.h>

#include "migration/numbering.h"
#include "review/remedies.h"
#include "review/rule.h"

namespace shale::rules_::in_version_behind {
namespace {

void judge(const Scene& scene, Findings& found) {
  const std::vector<Migration>& merged = scene.merged.migrations;
  const std::string& version = scene.migration.version;
  // From the last one on, those that do not come before it.
  const auto first = std::ranges::find_if(merged.rbegin(), merged.rend(), [&](const Migration& m) {
    return compare_versions(m.version, version) <= 0;
  });
  if (first == merged.rbegin()) return;
  if (first != merged.rend() && compare_versions(first->version, version) == 0)
    return;  // version-taken says it
  const Migration* newest = &merged.back();
  found.file(
      Certainty::proven,
      fmt::format("{} comes before {}, which is merged: databases that have that one get this "
                  "one out of order, new ones do not",
                  scene.migration.version, newest->stem),
      "give it a number behind " + newest->version);
  found.remedy().new_stem = stem_of(scene.folder, free_version(scene), scene.migration.name);
}

}  // namespace

extern const Rule version_behind;
constinit const Rule version_behind = checked({
    .id = "version-behind",
    .summary = "a number below that of a merged migration",
    .why = "Databases that are up to date run it last, new ones run it earlier: the two need not "
           "end in "
           "the same schema, and shale up refuses it by default.",
    .instead = "Give it a number behind the newest one.",
    .topic = Topic::files,
    .of_text = true,
    .given = "-- file: 001_orders.sql\nCREATE TABLE orders (id int PRIMARY KEY);\n"
             "-- file: 005_notes.sql\nALTER TABLE orders ADD COLUMN note text;",
    .bad = "-- file: 003_totals.sql\nALTER TABLE orders ADD COLUMN total int;",
    .good = "-- file: 006_totals.sql\nALTER TABLE orders ADD COLUMN total int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_version_behind
