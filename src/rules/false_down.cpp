#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"
#include "sql/parse.h"

namespace shale::rules_::in_false_down {
namespace {

// A value that ALTER TYPE … ADD VALUE has added: no statement takes it away again.
bool is_added_value(const Scene& scene, std::string_view reason) {
  if (!reason.starts_with("enum ") || !contains(reason, " differs: labels was ")) return false;
  bool adds = false, renames = false;
  for (const SceneStatement& s : scene.statements)
    look_at_tree(s, [&](const TreeNode& tree) {
      if (tree.kind() != "AlterEnumStmt") return;
      const std::vector<std::string> name = name_parts(tree.nodes("type_name"));
      if (name.empty() || !has_word(reason, name.back())) return;
      (tree.text("old_val").empty() ? adds : renames) = true;
    });
  return adds && !renames;
}

// Some runners want a file for each.
bool says_nothing(const Migration& migration) {
  const auto down = read_source(migration, Direction::down);
  return down && down->script.statements().empty();
}

void judge(const Scene& scene, Findings& found) {
  const std::string correct = "correct it: shale draft --down writes one that is proved";
  if (scene.trial.label == DownLabel::fails)
    found.file(
        Certainty::proven,
        fmt::format("its down fails{}: {}",
                    // Another server may know the word.
                    scene.trial.error->sqlstate == "42601"
                        ? fmt::format(" on PostgreSQL {}", scene.before.server_version() / 10'000)
                        : "",
                    scene.trial.error->what),
        correct);
  if (scene.trial.label != DownLabel::differs) return;
  const std::vector<std::string>& reasons = scene.trial.reasons;
  if (std::ranges::all_of(reasons, [&](const auto& r) { return is_added_value(scene, r); })) {
    Findings here = found;
    here.milder(Severity::note);
    return here.file(Certainty::proven, "its down leaves the added value: " + listed(reasons, 6),
                     "a value of an enum can't be taken away; its type can only be made anew");
  }
  if (says_nothing(scene.migration)) {
    Findings here = found;
    here.milder(Severity::warning);
    return here.file(Certainty::proven, "its down is empty: " + listed(reasons, 6),
                     "write it: shale draft --down; or leave the down away");
  }
  found.file(Certainty::proven, "its down does not lead back: " + listed(reasons, 6), correct);
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
