#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_work_under_lock {
namespace {

bool writes_rows(const SceneStatement& s) {
  const std::string_view verb = s.facts.quick.verb;
  return verb == "update" || verb == "delete";
}

// Rows of the server's own catalogs are few.
bool writes_a_table(const Scene& scene, const SceneStatement& s) {
  for (std::string_view kind : {"table", "view", "foreign table"})
    for (const Object& table : scene.before.of(*find_kind(kind)))
      if (scene.names_table(s, table) && !scene.is_emptied_before(s, table)) return true;
  return false;
}

// Does what stands behind it count on the rows: NOT NULL, a key, a column that goes?
bool is_built_upon(const Scene& scene, const SceneStatement& s) {
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& other) {
    return other.number > s.number && other.trace.transaction == s.trace.transaction &&
           (other.facts.quick.verb == "alter table" || other.facts.quick.verb == "drop table" ||
            other.facts.quick.verb == "create unique index");
  });
}

void judge(const Scene& scene, Findings& found) {
  std::map<std::size_t, const Object*> closed;  // by transaction: a table that nobody can read
  for (const SceneStatement& s : scene.statements) {
    if (const auto it = closed.find(s.trace.transaction);
        it != closed.end() && writes_rows(s) && writes_a_table(scene, s)) {
      found.at(
          s, "", Certainty::proven,
          fmt::format(
              "rows are written while {} is closed: nobody can read it until all of this is done",
              bare(*it->second)),
          is_built_upon(scene, s) ? "three migrations: what stands before it; the rows, in "
                                    "batches; what stands behind it"
                                  : "put the rows into a migration of their own, behind this one");
      closed.erase(it);
    }
    for (const LockTaken& lock : s.trace.locks)
      if (lock.object->kind->name == "table" && lock.mode == LockMode::access_exclusive &&
          scene.name_now(*lock.object) != nullptr)  // who would read one that is gone?
        closed.try_emplace(s.trace.transaction, lock.object);
  }
}

}  // namespace

extern const Rule work_under_lock;
constinit const Rule work_under_lock = checked({
    .id = "work-under-lock",
    .summary = "rows changed in a transaction that has closed a table",
    .why = "A lock stays until the transaction ends. An UPDATE over many rows behind an ALTER "
           "TABLE keeps the "
           "table closed for as long as it takes.",
    .instead = "One migration for the schema, and one behind it for the rows.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);",
    .bad = "ALTER TABLE orders ADD COLUMN tax int;\nUPDATE orders SET tax = total / 5 WHERE total "
           "> 0;",
    .good = "ALTER TABLE orders ADD COLUMN tax int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_work_under_lock
