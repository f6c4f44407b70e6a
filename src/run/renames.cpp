#include "run/renames.h"

#include "run/unit.h"

namespace shale {
namespace {

bool is_standing(const Record* record) {
  return record != nullptr && (record->is_applied() || record->is_interrupted());
}

Record record_out(const Rename& rename) {
  Record out = *rename.record;
  out.event = Event::undone;
  out.milliseconds = 0;
  out.detail = Record::renamed_to + rename.migration->stem;
  return out;
}

// One that stopped half way goes on under the new name, where it stands.
Result<Record> record_in(const Rename& rename) {
  const Migration& migration = *rename.migration;
  Record in = *rename.record;
  in.stem = migration.stem;
  in.version = migration.version;
  if (!in.milliseconds) in.milliseconds = 0;
  if (in.is_interrupted()) return in;
  in.event = Event::accepted;
  in.detail = Record::renamed_from + rename.record->stem;
  if (!migration.runner && in.checksum != migration.checksum) {
    TRY(source, read_source(migration, Direction::up));
    if (source.tokens() == in.tokens) in.checksum = migration.checksum;
  }
  return in;
}

}  // namespace

std::vector<Rename> due_renames(const Folder& folder, const History& history) {
  std::vector<Rename> due;
  for (const Migration& migration : folder.migrations) {
    if (migration.directives.was.empty() || is_standing(history.find(migration.stem))) continue;
    for (const std::string& old : migration.directives.was) {
      const Record* record = history.find(old);
      if (!is_standing(record) || folder.find(old) != nullptr) continue;
      due.push_back({&migration, record});
      break;
    }
  }
  return due;
}

Status write_renames(Session& session, const std::vector<Rename>& renames) {
  if (renames.empty()) return ok();
  std::vector<Record> events;
  for (const Rename& rename : renames) {
    TRY(in, record_in(rename));
    events.push_back(record_out(rename));
    events.push_back(std::move(in));
  }
  CHECK(session.write_together(std::move(events)));
  return ok();
}

}  // namespace shale
