#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "project/project.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_long_lock_timeout {
namespace {

constexpr Milliseconds most{10'000};

// What SET lock_timeout says; none: it is no such statement. 0 is no limit.
std::optional<Milliseconds> limit_set_by(std::string_view statement, Milliseconds usual) {
  std::string tokens = tokens_of(statement);
  while (tokens.ends_with(';') || tokens.ends_with(' ')) tokens.pop_back();
  for (std::string_view word : {"set ", "local ", "session "})
    if (tokens.starts_with(word)) tokens.erase(0, word.size());
  if (tokens == "reset lock_timeout" || tokens == "reset all") return Milliseconds(0);
  if (!tokens.starts_with("lock_timeout ")) return std::nullopt;
  std::string value;
  for (char c : tokens.substr(tokens.find(' ')))
    if (c != ' ' && c != '=' && c != '\'') value += c;
  if (value.starts_with("to")) value.erase(0, 2);
  if (value == "default") return usual;
  if (is_digits(value)) value += "ms";
  const auto limit = parse_duration(value == "0ms" ? "0" : value);
  return limit ? std::optional(*limit) : std::nullopt;
}

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
    const bool sets = s.facts.quick.verb == "set" || s.facts.quick.verb == "reset";
    if (const auto now = sets ? limit_set_by(s.text, usual) : std::nullopt)
      limit = *now, set_by = &s;
    const LockTaken* lock = strong_lock(s);
    if (lock == nullptr || (limit.count() > 0 && limit <= most)) continue;
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
