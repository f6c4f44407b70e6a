#include "run/unit_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/process.h"
#include "base/text.h"
#include "run/recover.h"
#include "run/settings.h"
#include "sql/facts.h"

namespace shale {
namespace {

Result<Message::Outcome> send(Session& session, const Message& message,
                              std::optional<std::size_t>& refused) {
  Message::Outcome outcome = message.send(session.connection());
  if (!outcome.error) return outcome;
  if (outcome.failed && outcome.failed->kind == Message::Step::Kind::statement)
    refused = outcome.failed->statement;
  return std::move(*outcome.error);
}

Status copy(Session& session, const Unit& unit, std::size_t i,
            std::optional<std::size_t>& refused) {
  Status copied =
      session.connection().copy(unit.text_of(i), unit.source.script.data_of(unit.statement(i)));
  if (copied) return ok();
  Error error = std::move(copied).error();
  error.place = place_in(unit, i, error.position);
  refused = i;
  return error;
}

}  // namespace

Status send_statements(Session& session, const Unit& unit, std::size_t first, std::size_t last,
                       Message& message, std::optional<std::size_t>& refused) {
  std::size_t from = first;
  for (std::size_t i = first; i < last; ++i) {
    const bool is_copy = unit.statement(i).kind == StatementKind::copy;
    if (!is_copy && !changes_parsing(unit.text_of(i))) continue;
    message.statements(unit, from, is_copy ? i : i + 1);
    const Message before = std::exchange(message, Message());
    if (!before.empty()) CHECK(send(session, before, refused));
    if (is_copy) CHECK(copy(session, unit, i, refused));
    from = i + 1;
  }
  message.statements(unit, from, last);
  return ok();
}

Status UnitRun::run() {
  recorder_.started(unit_);
  Status status = run_segments();
  if (!status) {
    recorder_.report().failed_stem = unit_.migration->stem;
    return status;
  }
  if (unit_.plan.session) CHECK(session_.reset_state());
  return ok();
}

Status UnitRun::run_segments() {
  TRY(done, where_to_start());
  CHECK(refuse_lost_settings());
  const auto rest = [&] {
    return std::ranges::find_if(unit_.plan.segments,
                                [&](const Segment& s) { return s.last > done; });
  };
  bool written = false;
  Obstacles obstacles(session_, unit_);
  while (rest() != unit_.plan.segments.end()) {
    Segment segment = *rest();
    segment.first = std::max(segment.first, done);
    const bool is_last = &*rest() == &unit_.plan.segments.back();
    const bool is_alone = segment.mode == Segment::Mode::alone;
    if (interrupted())
      return recorder_.left_behind(unit_, done,
                                   Error{.fault = Fault::interrupted, .what = "interrupted"});
    Status ran = is_alone ? run_alone(segment.first, is_last) : run_transaction(segment, is_last);
    if (ran) {
      done = segment.last;
      written = is_last;
      continue;
    }
    CHECK(recorder_.roll_back());
    // The plan may be another one now: the loop looks at it anew.
    Status cleared = obstacles.clear(std::move(ran).error(), std::exchange(refused_, std::nullopt));
    if (!cleared) return recorder_.left_behind(unit_, done, std::move(cleared).error());
    if (!is_alone) continue;
    TRY(next, settled(done));
    done = next;
  }
  return written ? ok() : finish_empty();
}

// --- where it stopped
// -----------------------------------------------------------------------------

Result<std::size_t> UnitRun::where_to_start() {
  if (unit_.migration->runner) return std::size_t{0};  // what it prints is new each time
  const Record* record = session_.history().find(unit_.migration->stem);
  if (record == nullptr || !record->is_interrupted()) return std::size_t{0};
  if (record->direction != unit_.direction && options_.turn_back) return std::size_t{0};
  if (record->direction != unit_.direction)
    return Error{.fault = Fault::database,
                 .what = fmt::format("{} was interrupted on its way {}", unit_.migration->stem,
                                     name_of(record->direction)),
                 .hint = "settle that first: shale repair"};
  std::size_t done = static_cast<std::size_t>(record->done);
  if (options_.from) done = std::min(*options_.from, unit_.size());
  if (!options_.from) CHECK(check_prefix(*record));
  if (!session_.pooled())
    for (std::string_view sql : settings_before(unit_, done, Setting::other))
      CHECK(session_.connection().run(sql));
  if (options_.from) {
    // The person has looked: what the last attempt left goes, and the statement runs.
    if (record->event != Event::progress && done < unit_.size() &&
        done == static_cast<std::size_t>(record->done))
      CHECK(recover(session_, unit_, done, *record, Repeat::person_said_so));
    return done;
  }
  session_.observer().note(fmt::format("{} goes on at statement {} of {}", unit_.migration->stem,
                                       done + 1, unit_.size()));
  return settled(done);
}

Status UnitRun::check_prefix(const Record& record) const {
  const std::size_t done = static_cast<std::size_t>(record.done);
  if (done <= unit_.size() && unit_.prefix_checksum(done) == record.checksum) return ok();
  return Error{.fault = Fault::database,
               .what = fmt::format("{} was interrupted after {}, and the file has changed in them",
                                   unit_.migration->stem, count_of(done, "statement")),
               .hint = "put those statements back as they were, or: shale repair"};
}

// Before a statement outside of transactions runs again: takes away what the last attempt left. The
// statement to go on with.
Result<std::size_t> UnitRun::settled(std::size_t done) {
  const Record* record = session_.history().find(unit_.migration->stem);
  if (record == nullptr || !record->is_interrupted() || record->event == Event::progress ||
      done >= unit_.size() || static_cast<std::size_t>(record->done) != done)
    return done;
  TRY(recovered, recover(session_, unit_, done, *record));
  return recovered == Recovered::done ? done + 1 : done;
}

// Nothing (more) to run: a file without statements, or one whose last statement was done.
Status UnitRun::finish_empty() {
  Message message;
  recorder_.open_transaction(message);
  recorder_.close_transaction(message, unit_, recorder_.final_record(unit_));
  auto outcome = send(session_, message, refused_);
  if (outcome) {
    recorder_.take_commits(*outcome);
    return ok();
  }
  CHECK(recorder_.roll_back());
  return recorder_.left_behind(unit_, unit_.size(), std::move(outcome).error());
}

// --- what the file sets in the session
// ------------------------------------------------------------

void UnitRun::set_again(Message& message, std::size_t done) const {
  if (session_.pooled())
    for (std::string_view sql : settings_before(unit_, done, Setting::other)) message.ours(sql);
  for (std::string_view sql : settings_before(unit_, done, Setting::role)) message.ours(sql);
}

Status UnitRun::refuse_lost_settings() const {
  if (!session_.pooled()) return ok();
  for (const Segment& segment : unit_.plan.segments) {
    const std::size_t i = segment.first;
    if (segment.mode != Segment::Mode::alone ||
        (settings_before(unit_, i, Setting::other).empty() &&
         settings_before(unit_, i, Setting::role).empty()))
      continue;
    return Error{.what =
                     "this runs outside of a transaction, and a pooler would not keep what the "
                     "file set before it",
                 .hint = "connect to the server itself, or name schemas and roles without SET",
                 .place = place_in(unit_, i)};
  }
  return ok();
}

// --- one segment
// ----------------------------------------------------------------------------------

// In one transaction with its event.
Status UnitRun::run_transaction(const Segment& segment, bool is_last) {
  Message message;
  recorder_.open_transaction(message, segment.modes);
  set_again(message, segment.first);
  CHECK(send_statements(session_, unit_, segment.first, segment.last, message, refused_));
  if (segment.rolls_back) {
    message.ours("rollback");
    message.ours("begin");
  }
  Record record = is_last ? recorder_.final_record(unit_)
                          : recorder_.record_of(unit_, Event::progress, segment.last);
  if (!unit_.plan.is_whole()) record.milliseconds_before = milliseconds_since(start_);
  recorder_.close_transaction(message, unit_, record);
  TRY(outcome, send(session_, message, refused_));
  if (is_last) {
    recorder_.take_commits(outcome);
  } else {
    session_.history().add(std::move(record));
  }
  return ok();
}

// Outside of a transaction: its event before, its event after.
Status UnitRun::run_alone(std::size_t i, bool is_last) {
  TRY(outset, outset_of(session_, unit_, i));
  Record running = recorder_.record_of(unit_, Event::running, i);
  running.detail = outset;
  CHECK(session_.write(std::move(running)));
  Status ran = execute_alone(i);
  if (!ran) {
    refused_ = i;
    if (!session_.connection().alive()) return ran;
    Record failed = recorder_.record_of(unit_, Event::failed, i);
    failed.detail = std::move(outset);
    CHECK(session_.write(std::move(failed)));
    return ran;
  }
  Record after =
      is_last ? recorder_.final_record(unit_) : recorder_.record_of(unit_, Event::progress, i + 1);
  after.milliseconds = milliseconds_since(start_);
  const double took = *after.milliseconds;
  CHECK(session_.write(std::move(after)));
  if (is_last) recorder_.reported(*unit_.migration, took);
  return ok();
}

Status UnitRun::execute_alone(std::size_t i) {
  Connection& connection = session_.connection();
  const auto roles = settings_before(unit_, i, Setting::role);
  // CONCURRENTLY waits for others by design, and leaves an invalid index if it is cut short.
  const long long limit =
      facts_of(unit_.text_of(i)).concurrently ? 0 : session_.options().lock_timeout.count();
  if (!session_.pooled()) CHECK(connection.run(fmt::format("set lock_timeout = {}", limit)));
  for (std::string_view sql : roles) CHECK(connection.run(sql));
  Status ran = unit_.statement(i).kind == StatementKind::copy ? copy(session_, unit_, i, refused_)
                                                              : connection.run(unit_.text_of(i));
  if (!roles.empty() && connection.alive())
    CHECK(connection.run("reset session authorization; reset role"));
  if (ran) return ok();
  Error error = std::move(ran).error();
  if (error.place.line == 0) error.place = place_in(unit_, i, error.position);
  return error;
}

}  // namespace shale
