#include "run/together.h"

#include "base/process.h"
#include "run/unit_run.h"

namespace shale {
namespace {

Place first_alone(const Unit& unit) {
  for (const Segment& segment : unit.plan.segments)
    if (segment.mode == Segment::Mode::alone) return place_in(unit, segment.first);
  return {};
}

Result<Unit> read_whole(const Session& session, const Migration& migration, Direction direction) {
  const Record* record = session.history().find(migration.stem);
  if (record != nullptr && record->is_interrupted())
    return Error{.what = migration.stem + " stopped half way: it can't be done as a whole any more",
                 .hint = "settle it first: shale up without --single-transaction, or shale repair"};
  if (migration.runner)
    return Error{.what = migration.stem + " is a program: it can't share a transaction",
                 .hint = "leave --single-transaction out"};
  TRY(unit, read_unit(migration, direction));
  const bool has_modes = !unit.plan.segments.empty() && !unit.plan.segments[0].modes.empty();
  if (unit.plan.is_whole() && !has_modes) return unit;
  return Error{.what = migration.stem + " can't run inside of one transaction with the others",
               .hint = "leave --single-transaction out, or apply up to it first: shale up --to …",
               .place = first_alone(unit)};
}

Status apply_inside(Session& session, Recorder& recorder, const Unit& unit) {
  if (interrupted()) return Error{.fault = Fault::interrupted, .what = "interrupted"};
  recorder.started(unit);
  const auto start = Clock::now();
  std::optional<std::size_t> refused;
  Message message;
  CHECK(send_statements(session, unit, 0, unit.size(), message, refused));
  if (unit.plan.session) {
    for (std::string_view reset : {"reset session authorization", "reset role", "reset all",
                                   "deallocate all", "close all", "discard temp"})
      message.ours(reset);
    message.ours(recorder.limit_locks());
  }
  Record record = recorder.final_record(unit);
  record.milliseconds = milliseconds_since(start);
  message.ours(insert_event(record), Message::Step::Kind::record, &unit);
  Message::Outcome outcome = message.send(session.connection());
  if (outcome.error) return std::move(*outcome.error);
  recorder.finished(unit, milliseconds_since(start));
  return ok();
}

Status apply_all(Session& session, Recorder& recorder, const std::vector<Unit>& units) {
  CHECK(session.connection().run("begin;" + recorder.limit_locks()));
  for (const Unit& unit : units) {
    recorder.report().failed_stem = unit.migration->stem;
    CHECK(apply_inside(session, recorder, unit));
  }
  return session.connection().run("commit");
}

}  // namespace

Status apply_together(Session& session, Recorder& recorder,
                      const std::vector<const Migration*>& migrations) {
  std::vector<Unit> units;
  for (const Migration* migration : migrations) {
    recorder.report().failed_stem = migration->stem;
    TRY(unit, read_whole(session, *migration, recorder.report().direction));
    units.push_back(std::move(unit));
  }
  Status applied = apply_all(session, recorder, units);
  if (applied) {
    recorder.report().failed_stem.clear();
    return ok();
  }
  recorder.report().done.clear();
  CHECK(recorder.roll_back());
  Error error = std::move(applied).error();
  error.notes.emplace_back("everything was rolled back: the database is as it was");
  return error;
}

}  // namespace shale
