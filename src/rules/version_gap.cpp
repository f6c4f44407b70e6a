#include <charconv>

#include <fmt/format.h>

#include "migration/numbering.h"
#include "review/rule.h"

namespace shale::rules_::in_version_gap {
namespace {

// 0: it is no number of a sequence that a machine can count.
long long number_of(const Migration& m) {
  long long number = 0;
  if (m.version.size() > 6) return 0;
  std::from_chars(m.version.data(), m.version.data() + m.version.size(), number);
  return number;
}

void judge(const Scene& scene, Findings& found) {
  constexpr std::size_t enough = 3;
  const std::span<const Migration> before = scene.folder.migrations;
  if (before.size() < enough) return;
  const Migration& newest = before.back();
  const long long last = number_of(newest);
  if (last == 0 || number_of(scene.migration) <= last + 1) return;
  const Habit habit = habit_of(scene.folder);
  if (habit.numbering != Numbering::sequence) return;
  for (std::size_t i = 1; i < before.size(); ++i) {
    const long long step = number_of(before[i]) - number_of(before[i - 1]);
    if (step < 0 || step > 1) return;  // gaps are nothing new here
  }
  const std::string next = next_version(scene.folder, habit);
  found.file(Certainty::proven,
             fmt::format("{} leaves a gap behind {}; the numbers before it have none",
                         scene.migration.version, newest.stem),
             fmt::format("the next free number is {}: {}", next,
                         stem_of(scene.folder, next, scene.migration.name)));
}

}  // namespace

extern const Rule version_gap;
constinit const Rule version_gap = checked({
    .id = "version-gap",
    .summary = "a number that leaves a gap, in a folder that has none",
    .why = "A gap makes readers look for the file that is missing, and whoever takes the number "
           "later comes out of order.",
    .instead = "Take the next free number.",
    .topic = Topic::files,
    .severity = Severity::note,
    .of_text = true,
    .given = "-- file: 001_a.sql\nCREATE TABLE a (id int PRIMARY KEY);\n"
             "-- file: 002_b.sql\nCREATE TABLE b (id int PRIMARY KEY);\n"
             "-- file: 003_c.sql\nCREATE TABLE c (id int PRIMARY KEY);",
    .bad = "-- file: 006_d.sql\nCREATE TABLE d (id int PRIMARY KEY);",
    .good = "-- file: 004_d.sql\nCREATE TABLE d (id int PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_version_gap
