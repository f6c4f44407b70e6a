#include "verify/squash.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "proof/workbench.h"
#include "run/replay.h"

namespace shale {
namespace {

// What stands before the squash, then these.
Folder behind_the_rest(const Folder& folder, const SquashProof& proof,
                       const std::vector<Migration>& these) {
  Folder all{.root = folder.root, .format = folder.format};
  for (const Migration& migration : folder.migrations) {
    if (proof.squashed(migration.stem) != nullptr) break;
    all.migrations.push_back(migration);
  }
  all.migrations.insert(all.migrations.end(), these.begin(), these.end());
  return all;
}

Result<Catalog> catalog_of(const Server& server, const Folder& folder, Observer& observer) {
  TRY(replayed, replay(server, folder, observer));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  return Catalog::read(connection);
}

std::string change_text(const Change& change) {
  return fmt::format("{} {} {}", change.either().kind->name, change.either().key,
                     change.left == nullptr    ? "is made by the squashed files only"
                     : change.right == nullptr ? "is made by the originals only"
                                               : "is another one");
}

// Do both lead to the same, as far as the proof says that they do?
Result<std::vector<std::string>> prove_again(const Server& server, const Folder& originals,
                                             const Folder& squashed, const SquashProof& proof,
                                             Observer& observer) {
  TRY(left, catalog_of(server, originals, observer));
  TRY(right, catalog_of(server, squashed, observer));
  Workbench workbench(server);
  TRY(difference, workbench.compare(left, right));
  std::vector<std::string> faults;
  if (difference.level == Level::identical || level_name(difference.level) == proof.catalog.verdict)
    return faults;
  if (difference.level == Level::column_order) {
    faults.emplace_back(
        "the originals and the squashed files don't put columns in the same order, and the proof "
        "says that they do");
    return faults;
  }
  for (const Change& change : difference.changes)
    if (!only_position(change))
      faults.push_back("the originals and the squashed files don't lead to the same: " +
                       change_text(change));
  return faults;
}

}  // namespace

Result<ArchivedRest> archived_rest(Workspace& work) {
  const SquashStanding& squash = work.overview().squash;
  TRY(archive, read_archive(work.folder().root, *squash.proof));
  ArchivedRest rest{.archive = std::move(archive)};
  TRY(offered, offered_extensions(work.session().connection(), wanted_extensions(rest.archive)));
  for (const std::string_view stem : squash.open) {
    const Migration* migration = rest.archive.find(stem);
    if (migration == nullptr)
      return Error{.what = fmt::format("{} is not applied here, and not in {}", stem,
                                       shown(rest.archive.root)),
                   .hint =
                       "bring it back: the originals rest there, and this database needs the "
                       "rest of them before the squash can take their place"};
    TRY(now, proof_entry(*migration));
    if (now.up != squash.proof->replaced(stem)->up)
      return Error{.what = fmt::format("{} was edited since the squash, and this database needs it",
                                       shown(migration->up)),
                   .hint = "put it back as it was committed; shale verify shows all"};
    const bool waits =
        std::ranges::any_of(migration->directives.extensions,
                            [&](const std::string& name) { return !offered.contains(name); });
    if (!waits) rest.wanted.push_back(migration);
  }
  return rest;
}

Result<Drift> drift_from_squash(const Server& server, Workspace& work, Observer& observer) {
  Folder folder{.root = work.folder().root, .format = work.folder().format};
  std::vector<std::string> notes;
  for (const Standing& standing : work.overview().standings) {
    const bool applied = standing.state == State::applied || standing.state == State::edited;
    const bool adopted = standing.adopts && standing.state == State::pending;
    if (standing.migration != nullptr && (applied || adopted))
      folder.migrations.push_back(*standing.migration);
    if (standing.state == State::missing)
      notes.push_back(
          fmt::format("{} was applied, and its file is gone: what it made looks like "
                      "a difference",
                      standing.stem()));
  }
  TRY(drift, find_drift_from(server, work, folder, observer));
  drift.notes = std::move(notes);
  return drift;
}

Result<std::vector<std::string>> verify_squash(const Server& server, const Folder& folder,
                                               Observer& observer) {
  TRY(proof, read_squash_proof(folder.root));
  TRY(faults, squash_faults(folder, proof));
  if (!proof) return faults;
  TRY(archive, read_archive(folder.root, *proof));
  TRY(archived, archive_faults(archive, *proof));
  faults.insert(faults.end(), archived.begin(), archived.end());
  std::vector<Migration> squashed;
  for (const SquashProof::File& file : proof->files)
    if (const Migration* migration = folder.find(file.stem)) squashed.push_back(*migration);
  // Without all of the files there is nothing to hold against each other.
  if (squashed.size() < proof->files.size() || archive.migrations.size() < proof->replaces.size())
    return faults;
  auto differ = prove_again(server, behind_the_rest(folder, *proof, archive.migrations),
                            behind_the_rest(folder, *proof, squashed), *proof, observer);
  if (!differ) {
    faults.push_back("the squash can't be proved again: " + differ.error().what);
    return faults;
  }
  faults.insert(faults.end(), differ->begin(), differ->end());
  return faults;
}

}  // namespace shale
