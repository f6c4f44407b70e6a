#include "run/squash_adoption.h"

#include "run/repair.h"

namespace shale {
namespace {

Record replaced_record(const Record& original, const std::string& by) {
  Record record = original;
  record.event = Event::undone;
  record.direction = Direction::up;
  record.milliseconds = 0;
  record.detail = "replaced by " + by;
  return record;
}

std::string names_of(const SquashProof& proof) {
  const std::string& first = proof.files.front().stem;
  return proof.files.size() == 1 ? first : first + ".." + proof.files.back().stem;
}

// The events in their order, without numbers.
Result<std::vector<Record>> events_of(const Overview& overview, const std::string& drift) {
  const SquashProof& proof = *overview.squash.proof;
  std::vector<Record> events;
  for (const Record* original : overview.squash.applied)
    events.push_back(replaced_record(*original, names_of(proof)));
  for (const Standing& standing : overview.standings) {
    if (!standing.adopts || standing.state != State::pending) continue;
    TRY(record, accepted_record(*standing.migration));
    record.detail = "adopted from " + proof.range();
    if (!drift.empty()) record.detail += "; drift accepted: " + drift;
    events.push_back(std::move(record));
  }
  return events;
}

}  // namespace

Result<Adopted> adopt_squash(Session& session, const Overview& overview,
                             const std::string& accepted_drift) {
  TRY(events, events_of(overview, accepted_drift));
  Adopted adopted;
  for (const Record& event : events)
    (event.is_adopted() ? adopted.files : adopted.replaced).push_back(event.stem);
  Status written = session.write_together(std::move(events));
  if (!written)
    return std::move(written).error().while_doing("replacing the originals in the history");
  return adopted;
}

}  // namespace shale
