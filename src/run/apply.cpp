#include "run/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <thread>

#include "base/process.h"
#include "base/text.h"
#include "run/obstacle.h"
#include "run/recover.h"
#include "run/runner.h"
#include "run/settings.h"
#include "sql/facts.h"

namespace shale {
namespace {

// How much goes into one message: enough to hide a slow link, little enough to see progress.
constexpr std::size_t most_bytes = 128 * 1024;
constexpr std::size_t most_migrations = 32;

Error interrupted_error() {
  return Error{.fault = Fault::interrupted, .what = "interrupted"};
}

Event final_event(Direction direction) {
  return direction == Direction::up ? Event::applied : Event::taken_back;
}

class Run {
 public:
  Run(Session& session, Direction direction, const ApplyOptions& options)
      : session_(session), options_(options) {
    report_.direction = direction;
  }

  RunReport apply(const std::vector<const Migration*>& migrations) {
    session_.observer().planned(migrations.size(), report_.direction);
    Status status = options_.together == Together::one_transaction ? all_in_one(migrations)
                                                                   : one_by_one(migrations);
    if (!status) report_.error = std::move(status).error();
    return std::move(report_);
  }

 private:
  Status one_by_one(const std::vector<const Migration*>& migrations) {
    std::vector<Unit> group;
    std::size_t bytes = 0;
    for (const Migration* migration : migrations) {
      if (interrupted()) return flush(group, interrupted_error());
      if (migration->runner) {
        CHECK(flush(group));
        CHECK(apply_runner(*migration));
        continue;
      }
      auto unit = read_unit(*migration, report_.direction);
      if (!unit) {
        CHECK(flush(group));
        report_.failed_stem = migration->stem;
        return std::move(unit).error();
      }
      const bool plain = unit->is_plain() && !is_resumed(*migration);
      bytes += unit->source.script.text().size();
      if (!plain || group.size() == most_migrations || bytes > most_bytes) {
        CHECK(flush(group));
        bytes = unit->source.script.text().size();
      }
      if (plain) {
        group.push_back(std::move(*unit));
      } else {
        CHECK(apply_one(*unit));
      }
    }
    return flush(group);
  }

  Status apply_runner(const Migration& migration) {
    report_.failed_stem = migration.stem;
    session_.observer().started(migration, report_.direction);
    TRY(milliseconds, run_runner(session_, migration, options_.from.has_value()));
    report_.failed_stem.clear();
    report_.done.push_back({migration.stem, milliseconds});
    session_.observer().finished(migration, report_.direction, milliseconds);
    return ok();
  }

  bool is_resumed(const Migration& migration) const {
    const Record* record = session_.history().find(migration.stem);
    return record != nullptr && record->is_interrupted();
  }

  // Whatever ends the run comes after what was gathered before it.
  Status flush(std::vector<Unit>& group, Error then) {
    CHECK(flush(group));
    return then;
  }

  // --- several plain migrations in one message -------------------------------------------------

  Status flush(std::vector<Unit>& group) {
    if (group.empty()) return ok();
    std::vector<Unit> units = std::move(group);
    group.clear();
    std::size_t first = 0;
    if (units.size() > 1) {
      Message message;
      long long number = session_.history().last_number();
      for (Unit& unit : units) whole(message, unit, ++number);
      for (const Unit& unit : units) session_.observer().started(*unit.migration, unit.direction);
      Message::Outcome outcome = message.send(session_.connection());
      first = take_commits(outcome);
      if (outcome.error && !session_.connection().alive() && first < units.size())
        return lost_in(units[first], std::move(*outcome.error));
      if (outcome.error) CHECK(roll_back());
    }
    // What is left failed, or stood behind what failed: one at a time, so that retries and messages
    // are about one migration.
    for (; first < units.size(); ++first) CHECK(apply_one(units[first]));
    return ok();
  }

  // Whether the server did what it was sent is in the history, and nowhere else.
  Error lost_in(const Unit& unit, Error error) {
    report_.failed_stem = unit.migration->stem;
    return left_behind(unit, 0, std::move(error));
  }

  // Takes note of the migrations whose COMMIT was answered; how many they are.
  std::size_t take_commits(const Message::Outcome& outcome) {
    std::size_t committed = 0;
    for (const Message::Step& step : outcome.done)
      if (step.kind == Message::Step::Kind::commit)
        finished(*step.unit, outcome.milliseconds.at(committed++));
    return committed;
  }

  // One migration in one transaction, with its event.
  void whole(Message& message, const Unit& unit, long long number) {
    open_transaction(message);
    message.statements(unit, 0, unit.size());
    close_transaction(message, unit,
                      record_of(unit, final_event(unit.direction), unit.size(), number));
  }

  void open_transaction(Message& message) const {
    message.ours("begin");
    message.ours(limit_locks());
  }

  std::string limit_locks() const {
    return fmt::format("set local lock_timeout = {}", session_.options().lock_timeout.count());
  }

  void close_transaction(Message& message, const Unit& unit, const Record& record) const {
    // The event is written by who we are, whatever role the file took.
    if (unit.plan.session) {
      message.ours("reset session authorization");
      message.ours("reset role");
    }
    message.ours(insert_event(record), Message::Step::Kind::record, &unit);
    if (unit.plan.session && session_.pooled()) {
      message.ours("reset all");
      message.ours("discard temp");
    }
    message.ours("commit", Message::Step::Kind::commit, &unit);
  }

  // --- what a file sets in the session ----------------------------------------------------------

  Status set_again(const Unit& unit, std::size_t done, Setting wanted) {
    for (std::string_view sql : settings_before(unit, done, wanted))
      CHECK(session_.connection().run(sql));
    return ok();
  }

  void set_again(Message& message, const Unit& unit, std::size_t done) const {
    if (session_.pooled())
      for (std::string_view sql : settings_before(unit, done, Setting::other)) message.ours(sql);
    for (std::string_view sql : settings_before(unit, done, Setting::role)) message.ours(sql);
  }

  Status refuse_lost_settings(const Unit& unit, std::size_t i) const {
    if (!session_.pooled()) return ok();
    if (settings_before(unit, i, Setting::other).empty() &&
        settings_before(unit, i, Setting::role).empty())
      return ok();
    return Error{.what =
                     "this runs outside of a transaction, and a pooler would not keep what the "
                     "file set before it",
                 .hint = "connect to the server itself, or name schemas and roles without SET",
                 .place = place_in(unit, i)};
  }

  Record record_of(const Unit& unit, Event event, std::size_t done, long long number) const {
    const bool half = event != Event::applied && event != Event::taken_back;
    return Record{.number = number,
                  .event = event,
                  .direction = unit.direction,
                  .stem = unit.migration->stem,
                  .version = unit.migration->version,
                  .checksum = half ? unit.prefix_checksum(done) : unit.migration->checksum,
                  .tokens = unit.source.checksums.tokens,
                  .done = static_cast<int>(done),
                  .total = static_cast<int>(unit.size())};
  }

  void finished(const Unit& unit, double milliseconds) {
    Record record = record_of(unit, final_event(unit.direction), unit.size(),
                              session_.history().last_number() + 1);
    record.milliseconds = milliseconds;
    session_.history().add(std::move(record));
    report_.done.push_back({unit.migration->stem, milliseconds});
    session_.observer().finished(*unit.migration, unit.direction, milliseconds);
  }

  Status roll_back() {
    if (!session_.connection().alive()) return ok();
    if (!session_.connection().in_transaction()) return ok();
    return session_.connection().run("rollback");
  }

  // --- one migration ----------------------------------------------------------------------------

  Status apply_one(Unit& unit) {
    session_.observer().started(*unit.migration, unit.direction);
    const auto start = Clock::now();
    Status status = run_segments(unit, start);
    if (!status) {
      report_.failed_stem = unit.migration->stem;
      return status;
    }
    if (unit.plan.session) CHECK(session_.reset_state());
    return ok();
  }

  Status run_segments(Unit& unit, Clock::time_point start) {
    TRY(at, where_to_start(unit));
    std::size_t done = at;
    const auto rest = [&] {
      return std::ranges::find_if(unit.plan.segments,
                                  [&](const Segment& s) { return s.last > done; });
    };
    bool written = false;
    Obstacles obstacles(session_, unit);
    while (rest() != unit.plan.segments.end()) {
      Segment segment = *rest();
      segment.first = std::max(segment.first, done);
      const bool is_last = &*rest() == &unit.plan.segments.back();
      if (interrupted()) return left_behind(unit, done, interrupted_error());
      auto ran = segment.mode == Segment::Mode::alone
                     ? run_alone(unit, segment, is_last, start)
                     : run_transaction(unit, segment, is_last, start);
      if (ran) {
        done = segment.last;
        written = is_last;
        continue;
      }
      // The plan may be another one now: the loop looks at it anew.
      auto cleared = obstacles.clear(std::move(ran).error(), std::exchange(refused_, std::nullopt));
      if (!cleared) return left_behind(unit, done, std::move(cleared).error());
      if (segment.mode == Segment::Mode::alone) {
        TRY(next, settled(unit, done));
        done = next;
      }
    }
    return written ? ok() : finish_empty(unit);
  }

  // Before a statement outside of transactions runs again: takes away what the last attempt left.
  // The statement to go on with.
  Result<std::size_t> settled(const Unit& unit, std::size_t done) {
    const Record* record = session_.history().find(unit.migration->stem);
    if (record == nullptr || !record->is_interrupted() || record->event == Event::progress ||
        done >= unit.size() || static_cast<std::size_t>(record->done) != done)
      return done;
    TRY(recovered, recover(session_, unit, done, *record));
    return recovered == Recovered::done ? done + 1 : done;
  }

  Result<std::size_t> where_to_start(const Unit& unit) {
    const Record* record = session_.history().find(unit.migration->stem);
    if (record == nullptr || !record->is_interrupted()) return std::size_t{0};
    if (record->direction != unit.direction && options_.turn_back) return std::size_t{0};
    if (record->direction != unit.direction)
      return Error{.fault = Fault::database,
                   .what = fmt::format("{} was interrupted on its way {}", unit.migration->stem,
                                       name_of(record->direction)),
                   .hint = "settle that first: shale repair"};
    std::size_t done = static_cast<std::size_t>(record->done);
    if (options_.from) done = std::min(*options_.from, unit.size());
    if (!options_.from) CHECK(check_prefix(unit, *record));
    if (!session_.pooled()) CHECK(set_again(unit, done, Setting::other));
    if (options_.from) return done;
    session_.observer().note(fmt::format("{} goes on at statement {} of {}", unit.migration->stem,
                                         done + 1, unit.size()));
    return settled(unit, done);
  }

  static Status check_prefix(const Unit& unit, const Record& record) {
    const std::size_t done = static_cast<std::size_t>(record.done);
    if (done > unit.size() || unit.prefix_checksum(done) != record.checksum)
      return Error{
          .fault = Fault::database,
          .what = fmt::format("{} was interrupted after {}, and the file has changed in them",
                              unit.migration->stem, count_of(done, "statement")),
          .hint = "put those statements back as they were, or: shale repair"};
    return ok();
  }

  // Nothing (more) to run: a file without statements, or one whose last statement was done.
  Status finish_empty(Unit& unit) {
    Message message;
    open_transaction(message);
    close_transaction(message, unit,
                      record_of(unit, final_event(unit.direction), unit.size(),
                                session_.history().last_number() + 1));
    Message::Outcome outcome = message.send(session_.connection());
    if (outcome.error) {
      CHECK(roll_back());
      return left_behind(unit, unit.size(), std::move(*outcome.error));
    }
    take_commits(outcome);
    return ok();
  }

  // --- one segment ------------------------------------------------------------------------------

  // In one transaction with its event. COPY data goes between messages.
  Status run_transaction(Unit& unit, const Segment& segment, bool is_last,
                         Clock::time_point start) {
    Message message;
    open_transaction(message);
    set_again(message, unit, segment.first);
    std::size_t from = segment.first;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      const bool is_copy = unit.statement(i).kind == StatementKind::copy;
      if (!is_copy && !changes_parsing(unit.text_of(i))) continue;
      message.statements(unit, from, is_copy ? i : i + 1);
      CHECK(send(std::exchange(message, Message())));
      if (is_copy) CHECK(copy(unit, i));
      from = i + 1;
    }
    message.statements(unit, from, segment.last);
    if (segment.rolls_back) message.ours("rollback");
    Record record =
        record_of(unit, is_last ? final_event(unit.direction) : Event::progress,
                  is_last ? unit.size() : segment.last, session_.history().last_number() + 1);
    if (!unit.plan.is_whole()) record.milliseconds_before = milliseconds_since(start);
    if (segment.rolls_back) message.ours("begin");
    close_transaction(message, unit, record);
    TRY(outcome, send(message));
    if (is_last) {
      take_commits(outcome);
    } else {
      session_.history().add(std::move(record));
    }
    return ok();
  }

  Result<Message::Outcome> send(const Message& message) {
    Message::Outcome outcome = message.send(session_.connection());
    if (!outcome.error) return outcome;
    if (outcome.failed && outcome.failed->kind == Message::Step::Kind::statement)
      refused_ = outcome.failed->statement;
    CHECK(roll_back());
    return std::move(*outcome.error);
  }

  Status copy(const Unit& unit, std::size_t i) {
    Status copied =
        session_.connection().copy(unit.text_of(i), unit.source.script.data_of(unit.statement(i)));
    if (copied) return ok();
    Error error = std::move(copied).error();
    error.place = place_in(unit, i, error.position);
    refused_ = i;
    CHECK(roll_back());
    return error;
  }

  // Outside of a transaction: its event before, its event after.
  Status run_alone(Unit& unit, const Segment& segment, bool is_last, Clock::time_point start) {
    const std::size_t i = segment.first;
    const auto record = [&](Event event, std::size_t done) {
      return record_of(unit, event, done, 0);
    };
    Record running = record(Event::running, i);
    CHECK(refuse_lost_settings(unit, i));
    TRY(outset, outset_of(session_, unit, i));
    running.detail = std::move(outset);
    const std::string detail = running.detail;
    CHECK(session_.write(std::move(running)));
    // CONCURRENTLY waits for others by design, and leaves an invalid index if it is cut short.
    if (!session_.pooled()) CHECK(session_.connection().run("set lock_timeout = 0"));
    CHECK(set_again(unit, i, Setting::role));
    Status ran = unit.statement(i).kind == StatementKind::copy
                     ? copy(unit, i)
                     : session_.connection().run(unit.text_of(i));
    if (!settings_before(unit, i, Setting::role).empty() && session_.connection().alive())
      CHECK(session_.connection().run("reset session authorization; reset role"));
    if (!ran) {
      Error error = std::move(ran).error();
      if (error.place.line == 0) error.place = place_in(unit, i, error.position);
      refused_ = i;
      if (session_.connection().alive()) {
        Record failed = record(Event::failed, i);
        failed.detail = detail;
        CHECK(session_.write(std::move(failed)));
      }
      return error;
    }
    Record after = record(is_last ? final_event(unit.direction) : Event::progress,
                          is_last ? unit.size() : i + 1);
    after.milliseconds = milliseconds_since(start);
    const double took = *after.milliseconds;
    CHECK(session_.write(std::move(after)));
    if (is_last) {
      report_.done.push_back({unit.migration->stem, took});
      session_.observer().finished(*unit.migration, unit.direction, took);
    }
    return ok();
  }

  // --- all in one transaction -------------------------------------------------------------------

  Status all_in_one(const std::vector<const Migration*>& migrations) {
    std::vector<Unit> units;
    for (const Migration* migration : migrations) {
      report_.failed_stem = migration->stem;
      if (migration->runner)
        return Error{.what = migration->stem + " is a program: it can't share a transaction",
                     .hint = "leave --single-transaction out"};
      TRY(unit, read_unit(*migration, report_.direction));
      if (!unit.plan.is_whole())
        return Error{
            .what = migration->stem + " can't run inside of one transaction with the others",
            .hint = "leave --single-transaction out, or apply up to it first: shale up --to …",
            .place = first_obstacle(unit)};
      units.push_back(std::move(unit));
    }
    CHECK(session_.connection().run("begin;" + limit_locks()));
    Status ran = run_units(units);
    if (ran) ran = session_.connection().run("commit");
    if (ran) {
      report_.failed_stem.clear();
      return ok();
    }
    report_.done.clear();
    CHECK(roll_back());
    Error error = std::move(ran).error();
    error.notes.emplace_back("everything was rolled back: the database is as it was");
    return error;
  }

  static Place first_obstacle(const Unit& unit) {
    for (const Segment& segment : unit.plan.segments)
      if (segment.mode == Segment::Mode::alone) return place_in(unit, segment.first);
    return {};
  }

  Status run_units(std::vector<Unit>& units) {
    for (Unit& unit : units) {
      report_.failed_stem = unit.migration->stem;
      if (interrupted()) return interrupted_error();
      session_.observer().started(*unit.migration, unit.direction);
      const auto start = Clock::now();
      std::size_t from = 0;
      for (std::size_t i = 0; i < unit.size(); ++i) {
        const bool is_copy = unit.statement(i).kind == StatementKind::copy;
        if (!is_copy && !changes_parsing(unit.text_of(i))) continue;
        Message before;
        before.statements(unit, from, is_copy ? i : i + 1);
        CHECK(send_inside(before));
        if (is_copy) CHECK(copy(unit, i));
        from = i + 1;
      }
      Message message;
      message.statements(unit, from, unit.size());
      Record record = record_of(unit, final_event(unit.direction), unit.size(),
                                session_.history().last_number() + 1);
      record.milliseconds = milliseconds_since(start);
      for (std::string_view reset : {"reset session authorization", "reset role", "reset all",
                                     "deallocate all", "close all", "discard temp"})
        if (unit.plan.session) message.ours(reset);
      if (unit.plan.session) message.ours(limit_locks());
      message.ours(insert_event(record), Message::Step::Kind::record, &unit);
      CHECK(send_inside(message));
      finished(unit, milliseconds_since(start));
    }
    return ok();
  }

  Status send_inside(const Message& message) {
    if (message.empty()) return ok();
    Message::Outcome outcome = message.send(session_.connection());
    if (outcome.error) return std::move(*outcome.error);
    return ok();
  }

  // A missing extension can't be mended in the file: say where it comes from.
  static void name_the_way_out(Error& error) {
    if (error.sqlstate == "55P04")  // unsafe use of a new enum value
      error.hint =
          "a new enum value can be used only after it is committed: put COMMIT; behind the "
          "ALTER TYPE, or the rest into a migration of its own";
    constexpr std::string_view start = "extension \"", end = "\" is not available";
    const std::size_t at = error.what.find(end);
    if (at == std::string::npos || !error.what.starts_with(start)) return;
    const std::string name = error.what.substr(start.size(), at - start.size());
    error.hint = fmt::format(
        "install {0} on the server (Debian: postgresql-NN-{0} or postgresql-contrib), or mark the "
        "migration to wait for it: -- shale: where extension {0}",
        name);
  }

  // --- what a failure left behind ---------------------------------------------------------------

  Error left_behind(const Unit& unit, std::size_t done, Error error) const {
    name_the_way_out(error);
    if (error.hint.empty() && error.fault == Fault::database && !error.place.file.empty())
      error.hint =
          fmt::format("correct the file and go on with: shale {}", name_of(unit.direction));
    const std::string& stem = unit.migration->stem;
    if (!session_.connection().alive())
      error.notes.push_back("how far " + stem + " came is in the history: shale status shows it");
    const Record* record = session_.history().find(stem);
    const bool whole = unit.plan.is_whole() || done == 0;
    if (session_.connection().alive() && whole && (record == nullptr || !record->is_interrupted()))
      error.notes.push_back(stem + " was rolled back whole: nothing of it is left");
    if (record != nullptr && record->is_interrupted())
      error.notes.push_back(fmt::format(
          "{} of {} of {} {} done and recorded; the next run goes on behind them", record->done,
          count_of(unit.size(), "statement"), stem, record->done == 1 ? "is" : "are"));
    return error;
  }

  Session& session_;
  const ApplyOptions& options_;
  RunReport report_;
  std::optional<std::size_t> refused_;  // the statement that the server refused last
};

}  // namespace

RunReport apply(Session& session, const std::vector<const Migration*>& migrations,
                Direction direction, const ApplyOptions& options) {
  return Run(session, direction, options).apply(migrations);
}

}  // namespace shale
