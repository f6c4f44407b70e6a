#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_lock_on_another_table {
namespace {

bool names(const SceneStatement& s, const Object& table) {
  const std::string name = bare(table);
  if (!s.facts.understood) return has_word(s.text, name);
  return std::ranges::any_of(s.touches.all,
                             [&](const Touch& t) { return t.name == name || t.table == name; }) ||
         std::ranges::any_of(s.facts.objects, [&](const ObjectUse& u) { return u.name == name; });
}

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements) {
    // Of an index that is dropped, drop-index-under-lock says it.
    if (s.facts.quick.verb == "do" || s.facts.quick.verb == "drop index") continue;
    for (const LockTaken& lock : s.trace.locks) {
      if (lock.object->kind->name != "table" || lock.mode < LockMode::share_row_exclusive ||
          names(s, *lock.object))
        continue;
      Findings here = found;
      if (lock.mode < LockMode::access_exclusive) here.milder(Severity::note);
      scene.weigh(*lock.object, here);
      here.at(s, "", Certainty::proven,
              fmt::format("it locks {}, which it does not name, in {}: {}", bare(*lock.object),
                          words_of(lock.mode), meaning_of(lock.mode)),
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
