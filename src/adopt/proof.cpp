#include "adopt/proof.h"

#include <algorithm>

#include "adopt/hidden.h"
#include "proof/workbench.h"
#include "run/replay.h"
#include "sql/facts.h"

namespace shale {
namespace {

bool is_in(const std::vector<const Migration*>& list, const Migration& migration) {
  return std::ranges::find(list, &migration) != list.end();
}

// Those of the claim, and what shale itself has applied since.
std::vector<const Migration*> claimed(const Workspace& work, const Claim& claim) {
  std::vector<const Migration*> all;
  for (const Migration& m : work.folder().migrations) {
    const Record* record = work.history().find(m.stem);
    if (is_in(claim.applied, m) || (record != nullptr && record->is_applied())) all.push_back(&m);
  }
  return all;
}

// Does it change rows and nothing else? What can't be read is not judged.
bool only_rows(const Migration& migration) {
  constexpr std::string_view of_rows[] = {"insert", "update",   "delete",
                                          "copy",   "truncate", "merge"};
  if (migration.runner) return true;
  const auto source = read_source(migration, Direction::up);
  if (!source) return false;
  const Script& script = source->script;
  return !script.statements().empty() &&
         std::ranges::all_of(script.statements(), [&](const Statement& s) {
           const std::string_view verb = quick_facts(script.text_of(s)).verb;
           return s.kind == StatementKind::copy ||
                  std::ranges::find(of_rows, verb) != std::end(of_rows) || verb == "set" ||
                  verb == "begin" || verb == "commit";
         });
}

// Of what stands in no schema, only what is known.
Result<Catalog> read_database(const Workspace& work, const Proof& proof, const Catalog* known) {
  TRY(connection, Connection::open(work.database().target));
  auto found = Catalog::read(connection, {.own_role = OwnRole::majority,
                                          .schemas = proof.live.schemas,
                                          .known = known,
                                          .left_out = proof.live.left_out});
  if (found) return found;
  return std::move(found).error().while_doing("reading the schema of " + work.database().shown);
}

Result<Catalog> read_replayed(const Server& server, const Replayed& replayed, const Proof& proof) {
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  return Catalog::read(connection,
                       {.schemas = proof.live.schemas, .left_out = proof.live.left_out});
}

// The migration whose number a dirty mark has.
Result<std::size_t> dirty_one(const Folder& folder, const ForeignState& state) {
  for (std::size_t i = 0; i < folder.migrations.size(); ++i)
    if (compare_versions(folder.migrations[i].version, state.version) == 0) return i;
  return Error{.what = state.sentence() + ", and there is no file of that version",
               .hint = state.version.empty()
                           ? "it stopped in the down of the first migration: look at the database, "
                             "and set the version yourself"
                           : "bring it back first"};
}

// Nothing of the migration that the dirty mark is at is there.
void step_back(const Folder& folder, std::size_t number, Proof& proof) {
  // The column is a number: 002 is 2.
  std::string version = number == 0 ? "" : folder.migrations[number - 1].version;
  version.erase(0,
                std::min(version.find_first_not_of('0'), version.size() - (number == 0 ? 0 : 1)));
  proof.settled = std::move(version);
  std::erase(proof.claim.applied, &folder.migrations[number]);
  std::erase(proof.there, &folder.migrations[number]);
}

// The file of a dirty mark can't be replayed, for the reason that it is dirty. Then it has to be
// proven that nothing of it is there; in all of the database, for nobody knows where its half would
// be.
Status settle_broken(const Server& server, const Workspace& work, const ForeignState& state,
                     Error broken, Proof& proof, Observer& observer) {
  TRY(number, dirty_one(work.folder(), state));
  step_back(work.folder(), number, proof);
  auto done = replay(server, part_of(work.folder(), proof.there), observer);
  if (!done) return broken;
  proof.live.schemas = work.settings().schemas;
  TRY(expected, read_replayed(server, *done, proof));
  TRY(live, read_database(work, proof, nullptr));
  proof.expected = std::move(expected);
  proof.live.catalog = std::move(live);
  TRY(difference, Workbench(server).compare(proof.expected, proof.live.catalog));
  proof.difference = std::move(difference);
  if (proof.same()) return ok();
  broken.notes.push_back(state.sentence() +
                         ", and the database is not as before that migration either");
  return broken;
}

// A dirty database: at the mark, before it, or nobody knows.
Status settle_dirty(const Server& server, Workspace& work, const ForeignState& state, Proof& proof,
                    Observer& observer) {
  const Folder& folder = work.folder();
  TRY(number, dirty_one(folder, state));
  TRY(found, find_whereabouts(server, folder, number, number + 1, proof.live, observer));
  const bool exact = found.difference.level != Level::different;
  if (exact && found.complete()) proof.settled = state.version;
  if (exact && found.done == 0 && found.perhaps == 0) step_back(folder, number, proof);
  proof.whereabouts = std::move(found);
  return ok();
}

}  // namespace

Result<Catalog> read_again(const Workspace& work, const Proof& proof) {
  return read_database(work, proof, &proof.live.catalog);
}

Folder part_of(const Folder& folder, const std::vector<const Migration*>& migrations) {
  Folder part = folder;
  part.migrations.clear();
  for (const Migration* migration : migrations) part.migrations.push_back(*migration);
  return part;
}

Result<Proof> prove(const Server& server, Workspace& work, const ForeignState& state,
                    Observer& observer) {
  const Folder& folder = work.folder();
  Proof proof{.claim = state.tool->claim(state, folder)};
  if (proof.claim.applied.empty() && !proof.claim.without_file.empty())
    return Error{.what = state.sentence() + ", and no file of " + shown(folder.root) +
                         " is meant by that: " + proof.claim.without_file.front() +
                         (proof.claim.without_file.size() > 1 ? ", …" : ""),
                 .hint = "is it the right folder (--dir), and the right column (--column)?"};
  proof.there = claimed(work, proof.claim);
  TRY(left_out, with_sequences(work.session().connection(), state.table));
  proof.live.left_out = std::move(left_out);
  const auto replayed = [&](const Folder& part) -> Result<Catalog> {
    TRY(done, replay(server, part, observer));
    return read_replayed(server, done, proof);
  };
  auto whole = replay(server, part_of(folder, proof.there), observer);
  if (!whole && state.dirty && whole.error().fault != Fault::interrupted) {
    CHECK(settle_broken(server, work, state, std::move(whole).error(), proof, observer));
    return proof;
  }
  if (!whole) return std::move(whole).error();
  proof.live.schemas = work.settings().schemas;
  if (proof.live.schemas.empty()) proof.live.schemas = whole->managed.schemas;
  if (proof.live.schemas.empty()) proof.live.schemas.emplace_back("public");
  TRY(expected, read_replayed(server, *whole, proof));
  TRY(live, read_database(work, proof, &expected));
  proof.live.catalog = std::move(live);
  if (state.dirty) {
    CHECK(settle_dirty(server, work, state, proof, observer));
    if (!proof.settled) return proof;
    TRY(again, replayed(part_of(folder, proof.there)));
    expected = std::move(again);
  }
  Workbench workbench(server);
  TRY(difference, workbench.compare(expected, proof.live.catalog));
  proof.expected = std::move(expected);
  proof.difference = std::move(difference);
  if (!proof.same() && state.tool->by_mark) {
    TRY(hidden, find_hidden(server, folder, proof, replayed, observer));
    if (hidden) {
      proof.hidden = std::move(hidden->left_out);
      std::erase_if(proof.there, [&](const Migration* m) { return is_in(proof.hidden, *m); });
      proof.expected = std::move(hidden->expected);
      TRY(level, workbench.compare(proof.expected, proof.live.catalog));
      proof.difference = std::move(level);
    }
  }
  if (state.tool->by_mark)
    for (const Migration* m : proof.claim.applied)
      if (!is_in(proof.hidden, *m) && only_rows(*m)) proof.unseen.push_back(m);
  return proof;
}

}  // namespace shale
