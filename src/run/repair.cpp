#include "run/repair.h"

#include "base/text.h"

namespace shale {

Result<std::vector<Interruption>> interruptions(const Overview& overview) {
  std::vector<Interruption> found;
  for (const Standing& standing : overview.standings) {
    if (standing.state != State::interrupted) continue;
    Interruption interruption{.standing = &standing,
                              .done = static_cast<std::size_t>(standing.record->done),
                              .total = static_cast<std::size_t>(standing.record->total)};
    if (standing.migration != nullptr && !standing.migration->runner) {
      TRY(unit, read_unit(*standing.migration, standing.record->direction));
      interruption.total = unit.size();
      interruption.file_changed =
          interruption.done > unit.size() ||
          unit.prefix_checksum(interruption.done) != standing.record->checksum;
      if (interruption.done < unit.size()) {
        interruption.place = place_in(unit, interruption.done);
        interruption.statement = redacted(unit.text_of(interruption.done));
      }
    }
    found.push_back(std::move(interruption));
  }
  return found;
}

RunReport finish(Session& session, const Interruption& interruption,
                 std::optional<std::size_t> from) {
  // A program has no statements to go on at: "finish" says to run it again.
  if (interruption.standing->migration->runner) from = from.value_or(0);
  return apply(session, {interruption.standing->migration},
               interruption.standing->record->direction, {.from = from});
}

RunReport undo(Session& session, const Interruption& interruption) {
  const Migration& migration = *interruption.standing->migration;
  const Record& record = *interruption.standing->record;
  if (migration.has_down())
    return apply(session, {&migration}, Direction::down, {.turn_back = true});
  RunReport report{.direction = Direction::down};
  Status written = session.write(Record{.event = Event::undone,
                                        .direction = record.direction,
                                        .stem = record.stem,
                                        .version = record.version,
                                        .checksum = record.checksum,
                                        .tokens = record.tokens,
                                        .done = record.done,
                                        .total = record.total,
                                        .milliseconds = 0});
  if (!written) report.error = std::move(written).error();
  if (written) report.done.push_back({record.stem, 0});
  return report;
}

Result<Record> accepted_record(const Migration& migration) {
  std::string tokens = migration.checksum;
  int statements = 1;
  if (!migration.runner) {
    TRY(source, read_source(migration, Direction::up));
    statements = static_cast<int>(source.script.statements().size());
    tokens = source.tokens();
  }
  return Record{.event = Event::accepted,
                .direction = Direction::up,
                .stem = migration.stem,
                .version = migration.version,
                .checksum = migration.checksum,
                .tokens = std::move(tokens),
                .done = statements,
                .total = statements,
                .milliseconds = 0};
}

Status accept(Session& session, const Migration& migration, bool proven) {
  const Record* record = session.history().find(migration.stem);
  if (!proven && (record == nullptr || (!record->is_applied() && !record->is_interrupted())))
    return Error{.what = migration.stem + " is pending: it was never applied",
                 .hint = "shale up --to " + migration.stem};
  if (record != nullptr && record->direction == Direction::down && record->is_interrupted())
    return Error{
        .what = migration.stem + " stopped half way down: it can't be taken as applied",
        .hint = "shale repair --finish takes the rest of it back, --undo applies it again"};
  TRY(accepted, accepted_record(migration));
  return session.write(std::move(accepted));
}

}  // namespace shale
