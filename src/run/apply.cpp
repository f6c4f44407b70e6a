#include "run/apply.h"

#include "base/process.h"
#include "run/recorder.h"
#include "run/runner.h"
#include "run/together.h"
#include "run/unit_run.h"

namespace shale {
namespace {

// How much goes into one message: enough to hide a slow link, little enough to see progress.
constexpr std::size_t most_bytes = 128 * 1024;
constexpr std::size_t most_migrations = 32;

// The migrations one after the other. Small ones that leave nothing in the session share a message,
// each in its own transaction there.
class Run {
 public:
  Run(Session& session, Direction direction, const ApplyOptions& options)
      : session_(session), recorder_(session, direction), options_(options) {}

  RunReport apply(const std::vector<const Migration*>& migrations) {
    session_.observer().planned(migrations.size(), recorder_.report().direction);
    Status status = options_.together == Together::one_transaction
                        ? apply_together(session_, recorder_, migrations)
                        : one_by_one(migrations);
    if (!status) recorder_.report().error = std::move(status).error();
    return std::move(recorder_.report());
  }

 private:
  Status one_by_one(const std::vector<const Migration*>& migrations) {
    for (const Migration* migration : migrations) {
      if (interrupted()) {
        CHECK(flush());
        return Error{.fault = Fault::interrupted, .what = "interrupted"};
      }
      CHECK(take(*migration));
    }
    return flush();
  }

  Status take(const Migration& migration) {
    if (migration.runner) {
      CHECK(flush());
      return migration.directives.prints_sql ? apply_printed(migration) : apply_runner(migration);
    }
    auto unit = read_unit(migration, recorder_.report().direction);
    if (!unit) {
      CHECK(flush());
      recorder_.report().failed_stem = migration.stem;
      return std::move(unit).error();
    }
    const std::size_t size = unit->source.script.text().size();
    const bool plain = unit->is_plain() && !is_resumed(migration);
    if (!plain || group_.size() == most_migrations || bytes_ + size > most_bytes) CHECK(flush());
    if (!plain) return apply_one(*unit);
    bytes_ += size;
    group_.push_back(std::move(*unit));
    return ok();
  }

  Status apply_runner(const Migration& migration) {
    recorder_.report().failed_stem = migration.stem;
    session_.observer().started(migration, recorder_.report().direction);
    TRY(milliseconds, run_runner(session_, migration, options_.from.has_value()));
    recorder_.report().failed_stem.clear();
    recorder_.reported(migration, milliseconds);
    return ok();
  }

  // What it prints, as a file's text.
  Status apply_printed(const Migration& migration) {
    recorder_.report().failed_stem = migration.stem;
    session_.observer().started(migration, recorder_.report().direction);
    TRY(unit, printed_unit(session_, migration));
    recorder_.report().failed_stem.clear();
    return apply_one(unit);
  }

  bool is_resumed(const Migration& migration) const {
    const Record* record = session_.history().find(migration.stem);
    return record != nullptr && record->is_interrupted();
  }

  Status apply_one(Unit& unit) { return UnitRun(session_, recorder_, options_, unit).run(); }

  // Sends what was gathered.
  Status flush() {
    std::vector<Unit> units = std::exchange(group_, {});
    bytes_ = 0;
    std::size_t first = 0;
    if (units.size() > 1) {
      TRY(committed, send_group(units));
      first = committed;
    }
    // What is left failed, or stood behind what failed: one at a time, so that retries and messages
    // are about one migration.
    for (; first < units.size(); ++first) CHECK(apply_one(units[first]));
    return ok();
  }

  // How many were committed. The Error is a lost connection's.
  Result<std::size_t> send_group(const std::vector<Unit>& units) {
    Message message;
    long long number = session_.history().last_number();
    for (const Unit& unit : units) {
      recorder_.open_transaction(
          message, unit.plan.segments.empty() ? std::string() : unit.plan.segments[0].modes);
      message.statements(unit, 0, unit.size());
      recorder_.close_transaction(message, unit, recorder_.final_record(unit, ++number));
      recorder_.started(unit);
    }
    Message::Outcome outcome = message.send(session_.connection());
    const std::size_t committed = recorder_.take_commits(outcome);
    if (outcome.error && !session_.connection().alive() && committed < units.size()) {
      // Whether the server did what it was sent is in the history, and nowhere else.
      recorder_.report().failed_stem = units[committed].migration->stem;
      return recorder_.left_behind(units[committed], 0, std::move(*outcome.error));
    }
    if (outcome.error) CHECK(recorder_.roll_back());
    return committed;
  }

  Session& session_;
  Recorder recorder_;
  const ApplyOptions& options_;
  std::vector<Unit> group_;
  std::size_t bytes_ = 0;
};

}  // namespace

RunReport apply(Session& session, const std::vector<const Migration*>& migrations,
                Direction direction, const ApplyOptions& options) {
  return Run(session, direction, options).apply(migrations);
}

}  // namespace shale
