#include <map>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_lock_raised {
namespace {

struct First {
  const SceneStatement* statement = nullptr;
  LockMode mode = LockMode::none;
};

// What lets others write, or wait to write, and then wants to be alone.
bool is_dangerous(LockMode mode) {
  return mode == LockMode::row_exclusive || mode == LockMode::share ||
         mode == LockMode::share_row_exclusive;
}

void judge(const Scene& scene, Findings& found) {
  std::map<std::pair<std::size_t, const Object*>, First> first;
  for (const SceneStatement& s : scene.statements)
    for (const LockTaken& lock : s.trace.locks) {
      if (lock.object->kind->name != "table") continue;
      const auto [known, fresh] =
          first.try_emplace({s.trace.transaction, lock.object}, First{&s, lock.mode});
      if (fresh || lock.mode < LockMode::access_exclusive || !is_dangerous(known->second.mode))
        continue;
      found.at(
          s, "", Certainty::proven,
          fmt::format(
              "the lock on {} is raised from {} to {} within one transaction: a session that "
              "has read it and then writes waits for this one, and this one for it: a deadlock",
              bare(*lock.object), words_of(known->second.mode), words_of(lock.mode)),
          "put the statement with the stronger lock first, or into a migration of its own");
    }
}

}  // namespace

extern const Rule lock_raised;
constinit const Rule lock_raised = checked({
    .id = "lock-raised",
    .summary = "a lock that gets stronger within one transaction",
    .why = "After SHARE or SHARE ROW EXCLUSIVE (an index, a foreign key, a trigger) or after an "
           "UPDATE, a "
           "wish for ACCESS EXCLUSIVE on the same table deadlocks with an ordinary transaction "
           "that has read "
           "the table and writes to it: the one or the other is killed.",
    .instead =
        "The statement with the strongest lock comes first; or each in a migration of its own.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE customers (id int PRIMARY KEY);\nCREATE TABLE orders (id int PRIMARY "
             "KEY, customer "
             "int);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES "
           "customers (id) NOT "
           "VALID;\nALTER TABLE orders ADD COLUMN total int;",
    .good = "ALTER TABLE orders ADD COLUMN total int;\nALTER TABLE orders ADD CONSTRAINT "
            "of_customer FOREIGN "
            "KEY (customer) REFERENCES customers (id) NOT VALID;",
    .judge = judge,
});

}  // namespace shale::rules_::in_lock_raised
