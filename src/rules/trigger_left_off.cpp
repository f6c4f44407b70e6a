#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/rule.h"
#include "sql/parse.h"

namespace shale::rules_::in_trigger_left_off {
namespace {

// The statement that switched it off last, by its words; null: none says so.
const SceneStatement* switched_off_by(const Scene& scene, const Object& table) {
  const SceneStatement* last = nullptr;
  for (const SceneStatement& s : scene.statements)
    if (contains(lower(s.text), "disable trigger") && contains(s.text, bare(table))) last = &s;
  return last;
}

// Tables whose triggers were all switched off, those of their foreign keys too, and not on again.
std::map<std::string, const SceneStatement*> all_left_off(const Scene& scene) {
  std::map<std::string, const SceneStatement*> off;
  for (const SceneStatement& s : scene.statements)
    look_at_tree(s, [&](const TreeNode& tree) {
      const std::string table(tree.node("relation").text("relname"));
      for (const TreeNode& command : tree.nodes("cmds")) {
        if (command.word("subtype") == "AT_DisableTrigAll") off[table] = &s;
        if (command.word("subtype") == "AT_EnableTrigAll") off.erase(table);
      }
    });
  return off;
}

void judge_trigger(const Scene& scene, const Object& trigger, Findings& found) {
  const Object& table = *trigger.parent;
  std::string message =
      fmt::format("trigger {} of {} is off when the migration ends", bare(trigger), bare(table));
  std::string fix =
      fmt::format("ALTER TABLE {} ENABLE TRIGGER {};", without_public(table.key), trigger.name);
  if (const SceneStatement* s = switched_off_by(scene, table))
    found.at(*s, bare(table), Certainty::proven, std::move(message), std::move(fix));
  else
    found.file(Certainty::proven, std::move(message), std::move(fix));
}

void judge(const Scene& scene, Findings& found) {
  const auto all_off = all_left_off(scene);
  for (const auto& [table, s] : all_off)
    if (const Object* known = scene.table_before(table))
      found.at(*s, table, Certainty::proven,
               fmt::format("all triggers of {} are off when the migration ends, those that check "
                           "its foreign keys too",
                           table),
               fmt::format("ALTER TABLE {} ENABLE TRIGGER ALL;", without_public(known->key)));
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right == nullptr || c.right->kind->name != "trigger" ||
        attribute_text(*c.right, "enabled") != "D" || attribute_text(*c.left, "enabled") == "D" ||
        all_off.contains(bare(*c.right->parent)))
      continue;
    judge_trigger(scene, *c.right, found);
  }
}

}  // namespace

extern const Rule trigger_left_off;
constinit const Rule trigger_left_off = checked({
    .id = "trigger-left-off",
    .summary = "a trigger that was on and is off when the migration ends",
    .why = "Triggers are switched off for a while to write many rows. One that nobody switches on "
           "again fails silently: audits, totals and updated_at stop from then on.",
    .instead = "Switch it on again in the same migration; or drop it, if that is meant.",
    .topic = Topic::data,
    .severity = Severity::error,
    .given =
        "CREATE TABLE orders (id int PRIMARY KEY, total int);\n"
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';\n"
        "CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();",
    .bad =
        "ALTER TABLE orders DISABLE TRIGGER touched;\nUPDATE orders SET total = 0 WHERE total < 0;",
    .good = "ALTER TABLE orders DISABLE TRIGGER touched;\n"
            "UPDATE orders SET total = 0 WHERE total < 0;\n"
            "ALTER TABLE orders ENABLE TRIGGER touched;",
    .judge = judge,
});

}  // namespace shale::rules_::in_trigger_left_off
