#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_missing_down {
namespace {

void judge(const Scene& scene, Findings& found) {
  if (scene.migration.has_down()) return;
  const auto& all = scene.folder.migrations;
  const auto with = std::ranges::count_if(all, &Migration::has_down);
  if (with * 2 <= std::ssize(all)) return;
  found.file(Certainty::proven,
             fmt::format("there is no down; {} of {} migrations here have one", with, all.size()),
             "shale draft --down " + scene.migration.stem);
}

}  // namespace

extern const Rule missing_down;
constinit const Rule missing_down = checked({
    .id = "missing-down",
    .summary = "a migration without a down",
    .why = "When a release has to be taken back at night, nobody wants to write the way back then. "
           "In a "
           "folder where few migrations have a down it is only a note.",
    .instead = "Write one, or let shale write it: shale draft --down, which proves what it writes.",
    .topic = Topic::files,
    .of_text = true,
    .given = "-- file: 001_orders.up.sql\nCREATE TABLE orders (id int PRIMARY KEY);\n"
             "-- file: 001_orders.down.sql\nDROP TABLE orders;",
    .bad = "-- file: 002_totals.up.sql\nALTER TABLE orders ADD COLUMN total int;",
    .good = "-- file: 002_totals.up.sql\nALTER TABLE orders ADD COLUMN total int;\n"
            "-- file: 002_totals.down.sql\nALTER TABLE orders DROP COLUMN total;",
    .judge = judge,
});

}  // namespace shale::rules_::in_missing_down
