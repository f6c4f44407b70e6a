#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "review/lock_timeout.h"
#include "review/rule.h"

namespace shale::rules_::in_long_lock_timeout {
namespace {

const LockTaken* strong_lock(const SceneStatement& s) {
  for (const LockTaken& lock : s.trace.locks)
    if (lock.object->kind->name == "table" && lock.mode >= LockMode::share_row_exclusive)
      return &lock;
  return nullptr;
}

std::string shown_limit(Milliseconds limit) {
  return limit.count() == 0 ? "without a limit"
                            : "for " + duration_text(static_cast<double>(limit.count()));
}

void judge(const Scene& scene, Findings& found) {
  const Milliseconds usual = scene.settings.lock_timeout;
  Milliseconds limit = usual;
  const SceneStatement* set_by = nullptr;
  for (const SceneStatement& s : scene.statements) {
    if (const auto now = lock_timeout_set_by(s, usual)) limit = *now, set_by = &s;
    const LockTaken* lock = strong_lock(s);
    if (lock == nullptr || (limit.count() > 0 && limit <= short_lock_timeout)) continue;
    Findings here = found;
    scene.weigh(*lock->object, here);
    here.at(set_by == nullptr ? s : *set_by, "", Certainty::proven,
            fmt::format("it waits for {} of {} {}, and all who come behind it wait too",
                        words_of(lock->mode), bare(*lock->object), shown_limit(limit)),
            set_by == nullptr
                ? "lock_timeout = \"5s\" in shale.toml: shale tries again, with pauses"
                : "leave it out: shale sets a lock_timeout, and tries again, with pauses");
    return;
  }
}

}  // namespace

extern const Rule long_lock_timeout;
constinit const Rule long_lock_timeout = checked({
    .id = "long-lock-timeout",
    .summary = "a strong lock that is waited for longer than ten seconds, or for ever",
    .why = "While a statement waits for a lock, everyone who wants the table queues behind it: one "
           "long report, and the site stands still. shale up gives up after lock_timeout (5 "
           "seconds) and tries again; a SET in the file, or 0 in shale.toml, takes that away.",
    .instead = "Leave the SET out, or make it short.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "SET lock_timeout = 0;\nALTER TABLE orders ADD COLUMN total int;",
    .good = "SET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN total int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_long_lock_timeout
