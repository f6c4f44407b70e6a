#include "run/obstacle.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/process.h"
#include "base/text.h"
#include "server/superuser.h"
#include "sql/facts.h"
#include "sql/parse.h"

namespace shale {
namespace {

constexpr double first_pause = 250;  // milliseconds
constexpr double longest_pause = 15'000;
constexpr std::size_t most_roles = 100;  // that one migration lacks

// `role "x" does not exist` of the scratch server, whose messages are English.
std::string role_of(std::string_view message) {
  for (std::string_view start : {"role \"", "user \""}) {
    if (!message.starts_with(start)) continue;
    message.remove_prefix(start.size());
    return std::string(message.substr(0, message.rfind('"')));
  }
  return "";
}

// Sleeps, but not through an interrupt.
void pause_for(double milliseconds) {
  const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  while (Clock::now() < end && !interrupted()) std::this_thread::sleep_for(Milliseconds(20));
}

bool is_of_role(std::string_view verb, std::string_view word) {
  return verb == fmt::format("{} role", word) || verb == fmt::format("{} user", word) ||
         verb == fmt::format("{} group", word);
}

}  // namespace

bool speaks_of_role(std::string_view statement) {
  const std::string_view verb = quick_facts(statement).verb;
  return is_of_role(verb, "create") || is_of_role(verb, "drop");
}

bool is_role_of_others(const Error& error, std::string_view statement) {
  const std::string_view verb = quick_facts(statement).verb;
  return (error.sqlstate == "42710" && is_of_role(verb, "create")) ||
         (error.sqlstate == "2BP01" && is_of_role(verb, "drop"));
}

Status Obstacles::clear(Error error, std::optional<std::size_t> statement) {
  if (error.fault == Fault::interrupted || !session_.connection().alive()) return error;
  if ((error.sqlstate == "55P03" || error.sqlstate == "40P01") && !may_have_committed(statement))
    return wait_for_lock(std::move(error));
  if (statement && (error.sqlstate == "25001" || error.sqlstate == "2D000"))
    return put_alone(std::move(error), *statement);
  if (session_.options().make_roles && error.sqlstate == "42704" && make_role(error)) return ok();
  if (session_.options().make_roles && statement &&
      (pass_over_role(error, *statement) || raise_role(error, *statement)))
    return ok();
  if (error.sqlstate == "23505" && contains(error.what, "history_pkey")) {
    error.what = "another runner wrote to the history at the same time; this one gave way";
    error.hint = "shale status shows what it did; then, if anything is left: shale up";
  }
  return error;
}

// A procedure outside of a transaction commits as it goes: it is not run twice unasked.
bool Obstacles::may_have_committed(std::optional<std::size_t> statement) const {
  if (!statement) return false;
  const bool alone = std::ranges::any_of(unit_.plan.segments, [&](const Segment& segment) {
    return segment.mode == Segment::Mode::alone && segment.first == *statement;
  });
  const std::string_view verb = quick_facts(unit_.text_of(*statement)).verb;
  return alone && (verb == "call" || verb == "do" || verb.empty());
}

// Waiting for a strong lock makes everyone behind us wait too: so a short wait, a pause, and again.
Status Obstacles::wait_for_lock(Error error) {
  const std::string blockers = session_.last_blockers();
  if (!blockers.empty()) error.notes.push_back("the lock is held by " + blockers);
  if (lock_attempts_ >= session_.options().lock_retries || interrupted()) {
    error.what += fmt::format(" (after {})",
                              count_of(static_cast<std::size_t>(lock_attempts_) + 1, "attempt"));
    error.hint =
        "end what holds the lock, or give more time: --lock-timeout 30s, --lock-retries 20";
    return error;
  }
  ++lock_attempts_;
  const double limit = std::min(
      longest_pause, first_pause * static_cast<double>(1U << std::min(lock_attempts_, 10)));
  const double wait = limit * std::uniform_real_distribution<>(0.5, 1.0)(random_);
  session_.observer().note(
      fmt::format("{}: {}{}; trying again in {} ({} of {})", unit_.migration->stem,
                  error.sqlstate == "40P01" ? "deadlock" : "no lock in time",
                  blockers.empty() ? "" : ", held by " + blockers, duration_text(wait),
                  lock_attempts_, session_.options().lock_retries));
  pause_for(wait);
  return ok();
}

// The server knows better than we what can't run in a transaction: a procedure that commits, or
// a statement of a newer version.
Status Obstacles::put_alone(Error error, std::size_t statement) {
  // A function that runs such a statement in the middle of another can't be helped this way: its
  // statement would commit what stands before it.
  const QuickFacts facts = quick_facts(unit_.text_of(statement));
  const bool can_be_alone = facts.verb == "call" || facts.verb == "reindex" ||
                            facts.verb == "cluster" || facts.verb.empty() ||
                            (facts.verb == "do" && facts.may_end_transaction);
  if (!can_be_alone || unit_.alone.contains(statement) || unit_.migration->runner) return error;
  unit_.alone.insert(statement);
  auto plan = plan_of(unit_.source.script, unit_.directives, unit_.alone);
  if (!plan) return error;
  unit_.plan = std::move(*plan);
  session_.observer().note(
      fmt::format("{}: statement {} ends transactions itself; it runs outside of one",
                  unit_.migration->stem, statement + 1));
  return ok();
}

Status Obstacles::make_bare_role(const std::string& role) {
  const std::string sql = "create role " + quote_name(role);
  const std::optional<Target>& maker = session_.options().role_maker;
  if (!maker) return session_.connection().run(sql);
  TRY(connection, Connection::open(*maker));
  return connection.run(fmt::format("begin; {}; grant {} to {}; commit", sql, quote_name(role),
                                    quote_name(session_.connection().target().get("user"))));
}

bool Obstacles::make_role(const Error& error) {
  const std::string role = role_of(error.what);
  if (role.empty() || made_.size() == most_roles || !made_.insert(role).second) return false;
  if (!make_bare_role(role)) return false;
  session_.observer().note("made the role " + role +
                           " on the local server: the migrations expect it and none makes it");
  return true;
}

// Some objects belong to superusers only, and where the migrations come from their owner is one.
bool Obstacles::raise_role(const Error& error, std::size_t statement) {
  if (error.sqlstate != "42501" || !contains(error.detail, "must be a superuser") ||
      session_.options().role_maker)
    return false;
  std::string role;
  parse(unit_.text_of(statement), [&](const TreeNode& tree) {
    if (const auto name = name_parts(tree.node("newowner")); name.size() == 1) role = name[0];
  });
  if (role.empty() || !raised_.insert(role).second || !make_superuser(session_.connection(), role))
    return false;
  session_.observer().note("made the role " + role +
                           " a superuser on the local server: nobody else may own what it owns");
  return true;
}

bool Obstacles::pass_over_role(const Error& error, std::size_t statement) {
  if (!is_role_of_others(error, unit_.text_of(statement))) return false;
  unit_.skipped.insert(statement);
  session_.observer().note(fmt::format(
      "{}: passed over statement {}: {} on the local server", unit_.migration->stem, statement + 1,
      error.sqlstate == "42710" ? "the role is there already"
                                : "the role is in use by another database"));
  return true;
}

}  // namespace shale
