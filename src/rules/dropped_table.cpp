#include <algorithm>

#include <fmt/format.h>

#include "diff/fates.h"
#include "diff/inherited.h"
#include "kinds/text.h"
#include "review/copied.h"
#include "review/rule.h"

namespace shale::rules_::in_dropped_table {
namespace {

bool goes_with_parent(const Scene& scene, const Object& table) {
  return std::ranges::any_of(parents_of(scene.before, table), [&](const Object* link) {
    const Object* parent = scene.before.find("table", attribute_text(*link, "parent"));
    return parent != nullptr && scene.name_now(*parent) == nullptr;
  });
}

// Partitions may have left before.
bool has_rows_to_lose(const Scene& scene, const Object& table) {
  if (!is_partitioned(table)) return true;
  return std::ranges::any_of(children_of(scene.before, table), [&](const Object* link) {
    return scene.name_now(*link->parent) == nullptr;
  });
}

// A table that another one of its name takes the place of: programs find it, but not its rows.
void judge_made_anew(const Scene& scene, Findings& found) {
  for (const Object& table : scene.before.of(*find_kind("table"))) {
    if (scene.name_now(table) != nullptr || scene.after.find(*table.kind, table.key) == nullptr)
      continue;
    const SceneStatement* end = scene.end_of(table);
    if (end == nullptr && goes_with_parent(scene, table)) continue;
    // DROP TABLE IF EXISTS before CREATE TABLE is said where it may well not be there: of that the
    // text alone knows nothing.
    if (scene.of_text && end != nullptr && end->facts.if_exists) continue;
    if (!has_rows_to_lose(scene, table) || may_be_copied(scene, table)) continue;
    // The last step of a change beside it: another one that was there takes its name.
    if (const Object* heir = scene.after.find(*table.kind, table.key); scene.was_there(*heir)) {
      Findings milder = found;
      milder.milder(Severity::note);
      scene.at_end_of(
          table, milder, Certainty::proven,
          fmt::format("table {} is dropped, and {} takes its name: what only it had is gone{}",
                      table.key, scene.names_of(*heir).back(), scene.size_of(table)),
          "see before that no row differs");
      continue;
    }
    scene.at_end_of(table, found, Certainty::proven,
                    fmt::format("table {} is dropped and made anew: its rows are gone{}", table.key,
                                scene.size_of(table)),
                    "ALTER TABLE keeps them; or copy them into the new one before");
  }
}

void judge(const Scene& scene, Findings& found) {
  judge_made_anew(scene, found);
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right != nullptr || scene.name_now(*c.left) != nullptr) continue;
    const std::string_view kind = c.left->kind->name;
    if (kind != "table" && kind != "view" && kind != "materialized view" && kind != "function" &&
        kind != "procedure")
      continue;
    // A partition that goes with its parent is not worth a word.
    if (kind == "table" && scene.end_of(*c.left) == nullptr && goes_with_parent(scene, *c.left))
      continue;
    // No program calls what only triggers call.
    if (kind == "function" && attribute_text(*c.left, "result") == "trigger") continue;
    // A routine whose arguments change is another one, and is made anew: see changed-signature.
    const auto is_again = [&](const Change& other) {
      const auto name = [](const Object& o) { return o.key.substr(0, o.key.find('(')); };
      return other.left == nullptr && other.right->kind == c.left->kind &&
             name(*other.right) == name(*c.left);
    };
    if (std::ranges::any_of(scene.change.changes, is_again)) continue;
    const bool loses_rows = kind == "table" && !may_be_copied(scene, *c.left);
    scene.at_end_of(*c.left, found, Certainty::proven,
                    fmt::format("{} {} is dropped: what still uses it fails at once{}", kind,
                                c.left->key, loses_rows ? ", and its rows are gone" : ""),
                    "release what does not use it first; drop it in a later migration");
  }
}

}  // namespace

extern const Rule dropped_table;
constinit const Rule dropped_table = checked({
    .id = "dropped-table",
    .summary = "a table, view or function is dropped",
    .why = "Programs that run while the migration is applied still use it, and fail at once. The "
           "rows of a "
           "table are gone, whatever the down says; also where another one takes its name. Where a "
           "statement before has read them into another table, nothing is said of the rows.",
    .instead = "First release programs that do not use it, then drop it in a later migration.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE notes (id int PRIMARY KEY);",
    .bad = "DROP TABLE notes;",
    .good = "ALTER TABLE notes ADD COLUMN text text;",
    .judge = judge,
});

}  // namespace shale::rules_::in_dropped_table
