#include "run/recorder.h"

#include <fmt/format.h>

#include "base/text.h"
#include "run/extension_hint.h"

namespace shale {
namespace {

Event final_event(Direction direction) {
  return direction == Direction::up ? Event::applied : Event::taken_back;
}

// Is it the file that has to be corrected? Syntax and names (42), data (22), constraints (23), what
// depends on it (2B), raised by the file itself (P0), not there (3F), not supported (0A).
bool is_of_the_file(std::string_view sqlstate) {
  for (std::string_view of : {"42", "22", "23", "2B", "P0", "3F", "0A"})
    if (sqlstate.starts_with(of)) return true;
  return false;
}

// On a scratch database nobody goes on.
std::string hint_for(const Error& error, Direction direction, bool scratch) {
  constexpr std::string_view start = "extension \"", end = "\" is not available";
  // Unsafe use of a new enum value.
  if (error.sqlstate == "55P04")
    return "a new enum value can be used only after it is committed: put COMMIT; behind the ALTER "
           "TYPE, or the rest into a migration of its own";
  // A missing extension can't be mended in the file: say where it comes from.
  const std::size_t at = error.what.find(end);
  if (at != std::string::npos && error.what.starts_with(start))
    return fmt::format(
        "install {0} on the server (Debian: postgresql-NN-{0} or postgresql-contrib), or mark the "
        "migration to wait for it: -- shale: where extension {0}",
        error.what.substr(start.size(), at - start.size()));
  if (!error.hint.empty() || error.fault != Fault::database || error.place.file.empty())
    return error.hint;
  if (is_of_the_file(error.sqlstate))
    if (std::string hint = extension_hint(error.what); !hint.empty()) return hint;
  if (scratch) return is_of_the_file(error.sqlstate) ? "correct the file" : "";
  return fmt::format(
      "{} go on with: shale {}",
      is_of_the_file(error.sqlstate) ? "correct the file and" : "when that is settled,",
      name_of(direction));
}

}  // namespace

Recorder::Recorder(Session& session, Direction direction) : session_(session) {
  report_.direction = direction;
}

void Recorder::open_transaction(Message& message, std::string_view modes) const {
  message.ours(modes.empty() ? std::string("begin") : fmt::format("begin {}", modes));
  message.ours(limit_locks());
}

std::string Recorder::limit_locks() const {
  return fmt::format("set local lock_timeout = {}", session_.options().lock_timeout.count());
}

void Recorder::close_transaction(Message& message, const Unit& unit, const Record& record) const {
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

Record Recorder::final_record(const Unit& unit) const {
  return final_record(unit, session_.history().last_number() + 1);
}

Record Recorder::final_record(const Unit& unit, long long number) const {
  Record record = record_of(unit, final_event(unit.direction), unit.size());
  record.number = number;
  record.checksum = unit.migration->checksum;
  return record;
}

Record Recorder::record_of(const Unit& unit, Event event, std::size_t done) const {
  const bool ends = event == Event::applied || event == Event::taken_back;
  return Record{.number = session_.history().last_number() + 1,
                .event = event,
                .direction = unit.direction,
                .stem = unit.migration->stem,
                .version = unit.migration->version,
                .checksum = ends ? unit.migration->checksum : unit.prefix_checksum(done),
                .tokens = unit.tokens,
                .done = static_cast<int>(done),
                .total = static_cast<int>(unit.size())};
}

void Recorder::started(const Unit& unit) {
  session_.observer().started(*unit.migration, unit.direction);
}

void Recorder::finished(const Unit& unit, double milliseconds) {
  Record record = final_record(unit);
  record.milliseconds = milliseconds;
  session_.history().add(std::move(record));
  reported(*unit.migration, milliseconds);
}

void Recorder::reported(const Migration& migration, double milliseconds) {
  report_.done.push_back({migration.stem, milliseconds});
  session_.observer().finished(migration, report_.direction, milliseconds);
}

std::size_t Recorder::take_commits(const Message::Outcome& outcome) {
  std::size_t committed = 0;
  for (const Message::Step& step : outcome.done)
    if (step.kind == Message::Step::Kind::commit)
      finished(*step.unit, outcome.milliseconds.at(committed++));
  return committed;
}

Status Recorder::roll_back() {
  if (!session_.connection().alive() || !session_.connection().in_transaction()) return ok();
  return session_.connection().run("rollback");
}

Error Recorder::left_behind(const Unit& unit, std::size_t done, Error error) const {
  const bool scratch = session_.options().alone;
  error.hint = hint_for(error, unit.direction, scratch);
  if (scratch) return error;  // nothing of it stays, whatever came of it
  const std::string& stem = unit.migration->stem;
  const Record* record = session_.history().find(stem);
  const bool half = record != nullptr && record->is_interrupted();
  const bool alive = session_.connection().alive();
  if (!alive)
    error.notes.push_back("how far " + stem + " came is in the history: shale status shows it");
  if (alive && !half && (unit.plan.is_whole() || done == 0))
    error.notes.push_back(unit.direction == Direction::up
                              ? stem + " was rolled back whole: nothing of it is left"
                              : "the down of " + stem +
                                    " was rolled back whole: it is still applied");
  if (half)
    error.notes.push_back(fmt::format(
        "{} of {} of {} {} done and recorded; the next run goes on behind them", record->done,
        count_of(unit.size(), "statement"), stem, record->done == 1 ? "is" : "are"));
  return error;
}

}  // namespace shale
