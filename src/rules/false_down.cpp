#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_false_down {
namespace {

// Definitions of views are pages.
std::string shortened(std::string reason) {
  constexpr std::size_t most = 240;
  if (reason.size() <= most) return reason;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80) --end;
  return reason.substr(0, end) + "…";
}

void judge(const Scene& scene, Findings& found) {
  if (scene.trial.label == DownLabel::fails)
    found.file(
        Certainty::proven,
        fmt::format("its down fails{}: {}",
                    // Another server may know the word.
                    scene.trial.error->sqlstate == "42601"
                        ? fmt::format(" on PostgreSQL {}", scene.before.server_version() / 10'000)
                        : "",
                    scene.trial.error->what),
        "correct it: shale draft --down writes one that is proved");
  if (scene.trial.label != DownLabel::differs) return;
  std::vector<std::string> reasons;
  for (const std::string& reason : scene.trial.reasons) reasons.push_back(shortened(reason));
  found.file(Certainty::proven, "its down does not lead back: " + listed(reasons, 6));
}

}  // namespace

extern const Rule false_down;
constinit const Rule false_down = checked({
    .id = "false-down",
    .summary = "a down that fails, or leads somewhere else",
    .why = "It was run on the clone: up, down, and the schema compared. A down that is not the way "
           "back is "
           "worse than none, because somebody will trust it.",
    .instead = "Correct it; shale draft --down writes one that is proved.",
    .topic = Topic::files,
    .severity = Severity::error,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad =
        "-- file: 002_totals.up.sql\nALTER TABLE orders ADD COLUMN total int, ADD COLUMN tax int;\n"
        "-- file: 002_totals.down.sql\nALTER TABLE orders DROP COLUMN total;",
    .good =
        "-- file: 002_totals.up.sql\nALTER TABLE orders ADD COLUMN total int, ADD COLUMN tax int;\n"
        "-- file: 002_totals.down.sql\nALTER TABLE orders DROP COLUMN total, DROP COLUMN tax;",
    .judge = judge,
});

}  // namespace shale::rules_::in_false_down
