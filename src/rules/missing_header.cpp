#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_missing_header {
namespace {

void judge(const Scene& scene, Findings& found) {
  if (!scene.migration.header.purpose.empty()) return;
  const auto& all = scene.folder.migrations;
  const auto with =
      std::ranges::count_if(all, [](const Migration& m) { return !m.header.purpose.empty(); });
  if (with * 2 <= std::ssize(all)) return;
  found.file(
      Certainty::proven,
      fmt::format("it does not say what it is for; {} of {} migrations here do", with, all.size()),
      "-- Purpose: …");
}

}  // namespace

extern const Rule missing_header;
constinit const Rule missing_header = checked({
    .id = "missing-header",
    .summary = "no Purpose at the top, where the others have one",
    .why =
        "In a year the reason is what nobody remembers. It is only said where most of the folder's "
        "migrations have such a line.",
    .instead = "Write one sentence: -- Purpose: ….",
    .topic = Topic::files,
    .severity = Severity::note,
    .of_text = true,
    .given = "-- Purpose: orders are kept\nCREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "ALTER TABLE orders ADD COLUMN total int;",
    .good = "-- Purpose: the sum is shown in lists\nALTER TABLE orders ADD COLUMN total int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_missing_header
