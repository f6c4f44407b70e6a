#include "verify/drift.h"

#include <fmt/format.h>

#include "run/replay.h"

namespace shale {
namespace {

// The folder as far as it is applied.
Folder applied_part(const Workspace& work, std::vector<std::string>& notes) {
  Folder folder = work.folder();
  folder.migrations.clear();
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
  Drift drift;
  Folder folder = applied_part(work, drift.notes);
  if (!work.session().history().exists()) {
    drift.notes.push_back(
        "the database has no history of shale: it is compared with all of the folder");
    folder = work.folder();
  }
  TRY(replayed, replay(server, folder, observer));
  drift.schemas =
      work.settings().schemas.empty() ? replayed.managed.schemas : work.settings().schemas;
  if (drift.schemas.empty()) drift.schemas.push_back("public");
  TRY(there, Connection::open(work.database().target));
  TRY(others, tables_of_others(there));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(local, scratch.connect());
  TRY(expected, Catalog::read(local, {.schemas = drift.schemas, .left_out = others}));
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
