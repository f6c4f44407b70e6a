#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/lock_timeout.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_lock_on_another_table {
namespace {

// The foreign key of a table that the statement names by which the other one is locked; "": by
// none.
std::string key_between(const Scene& scene, const SceneStatement& s, const Object& other) {
  for (const Catalog* catalog : {&scene.before, &scene.after})
    for (const Object& key : catalog->of(*find_kind("foreign key"))) {
      const std::string to = referred_table(attribute_text(key, "definition"));
      if ((to == other.key && scene.names_table(s, *key.parent)) ||
          (key.parent->key == other.key && !to.empty() &&
           std::ranges::any_of(scene.before.of(*find_kind("table")), [&](const Object& table) {
             return table.key == to && scene.names_table(s, table);
           })))
        return bare(key);
    }
  return "";
}

// Does the migration drop it anyway? Or is it a partition of one that the statement names?
bool goes_without_saying(const Scene& scene, const SceneStatement& s, const Object& table) {
  return scene.names_table(s, table) || scene.name_now(table) == nullptr ||
         &spoken_of(scene, s, table) != &table;
}

// Does the file itself say that it waits shortly?
bool waits_only_shortly(const Scene& scene, const SceneStatement& s) {
  Milliseconds limit{0};
  for (const SceneStatement& other : scene.statements)
    if (other.number < s.number)
      if (const auto now = lock_timeout_set_by(other, scene.settings.lock_timeout)) limit = *now;
  return limit.count() > 0 && limit <= short_lock_timeout;
}

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements) {
    // Of an index that is dropped, drop-index-under-lock says it.
    if (s.facts.quick.verb == "do" || s.facts.quick.verb == "drop index") continue;
    for (const LockTaken& lock : s.trace.locks) {
      if (lock.object->kind->name != "table" || lock.mode < LockMode::share_row_exclusive ||
          goes_without_saying(scene, s, *lock.object))
        continue;
      Findings here = found;
      if (lock.mode < LockMode::access_exclusive || waits_only_shortly(scene, s))
        here.milder(Severity::note);
      scene.weigh(*lock.object, here);
      const std::string key = key_between(scene, s, *lock.object);
      here.at(s, "", Certainty::proven,
              fmt::format("it locks {}, which it does not name, in {}{}: {}", bare(*lock.object),
                          words_of(lock.mode), key.empty() ? "" : " (by foreign key " + key + ")",
                          meaning_of(lock.mode)),
              "run it when that table is quiet, or by itself, with a short lock_timeout");
    }
  }
}

}  // namespace

extern const Rule lock_on_another_table;
constinit const Rule lock_on_another_table = checked({
    .id = "lock-on-another-table",
    .summary = "a strong lock on a table that the statement does not name",
    .why = "Dropping a table that refers to another one, or a partition, closes the other one too, "
           "which is "
           "often the busiest of all. Seen on the clone.",
    .instead =
        "Drop the foreign key in a short migration of its own, at a quiet time; then the rest.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE customers (id int PRIMARY KEY);\nCREATE TABLE orders (id int PRIMARY "
             "KEY, customer "
             "int REFERENCES customers);\nCREATE TABLE notes (id int PRIMARY KEY);",
    .bad = "DROP TABLE orders;",
    .good = "DROP TABLE notes;",
    .judge = judge,
});

}  // namespace shale::rules_::in_lock_on_another_table
