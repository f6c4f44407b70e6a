#include "verify/drift.h"

#include <fmt/format.h>

#include "run/replay.h"

namespace shale {
namespace {

// The folder as far as it is applied. As long as a squash is not taken over, the originals stand
// for its files.
Result<Folder> applied_part(const Workspace& work, std::vector<std::string>& notes) {
  Folder folder = work.folder();
  folder.migrations.clear();
  if (const SquashStanding& squash = work.overview().squash; squash.due()) {
    TRY(archive, read_archive(folder.root, *squash.proof));
    for (const Record* original : squash.applied)
      if (const Migration* migration = archive.find(original->stem))
        folder.migrations.push_back(*migration);
      else
        notes.push_back(fmt::format("{} is not in {}: what it made looks like drift",
                                    original->stem, shown(archive.root)));
  }
  for (const Standing& s : work.overview().standings) {
    const bool applied = s.state == State::applied || s.state == State::edited;
    if (applied && s.migration != nullptr) folder.migrations.push_back(*s.migration);
    if (s.state == State::edited && !s.only_comments)
      notes.push_back(fmt::format(
          "{} was edited after it was applied: what it makes now is expected", s.stem()));
    if (s.state == State::missing)
      notes.push_back(fmt::format(
          "{} was applied, and its file is gone: what it made looks like drift", s.stem()));
    if (s.state == State::interrupted)
      notes.push_back(fmt::format("{} stopped half way: shale repair shows where", s.stem()));
  }
  return folder;
}

}  // namespace

Result<Drift> find_drift(const Server& server, Workspace& work, Observer& observer) {
  std::vector<std::string> notes;
  TRY(folder, applied_part(work, notes));
  if (!work.session().history().exists()) {
    notes.emplace_back(
        "the database has no history of shale: it is compared with all of the folder");
    folder = work.folder();
  }
  TRY(drift, find_drift_from(server, work, folder, observer));
  drift.notes = std::move(notes);
  return drift;
}

Result<Drift> find_drift_from(const Server& server, Workspace& work, const Folder& folder,
                              Observer& observer) {
  Drift drift;
  TRY(replayed, replay(server, folder, observer));
  drift.schemas =
      work.settings().schemas.empty() ? replayed.managed.schemas : work.settings().schemas;
  if (drift.schemas.empty()) drift.schemas.push_back("public");
  TRY(there, Connection::open(work.database().target));
  TRY(others, tables_of_others(there));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(local, scratch.connect());
  TRY(expected,
      Catalog::read(local,
                    {.schemas = drift.schemas, .left_out = others, .copy_of = replayed.database}));
  drift.expected = std::move(expected);
  const CatalogOptions options{.own_role = OwnRole::majority,
                               .schemas = drift.schemas,
                               .known = &drift.expected,
                               .left_out = others};
  auto found = Catalog::read(there, options);
  if (!found)
    return std::move(found).error().while_doing("reading the schema of " + work.database().shown);
  drift.found = *std::move(found);
  Workbench workbench(server);
  TRY(difference, workbench.compare(drift.expected, drift.found));
  drift.difference = std::move(difference);
  return drift;
}

}  // namespace shale
