#include "squash/proving.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/text.h"
#include "run/apply.h"
#include "run/replay.h"
#include "squash/place.h"
#include "squash/row_tables.h"

namespace shale {
namespace {

std::string text_of(const Difference& difference, const Catalog& a, const Catalog& b,
                    const std::string& left, const std::string& right) {
  return difference_text(difference, Side(a, left), Side(b, right), {});
}

std::string utc_now() {
  const std::string t = time_stamp();  // 20250131235959
  return fmt::format("{}-{}-{}T{}:{}:{}Z", t.substr(0, 4), t.substr(4, 2), t.substr(6, 2),
                     t.substr(8, 2), t.substr(10, 2), t.substr(12, 2));
}

}  // namespace

Result<bool> has_rows(Connection& connection, const Catalog& catalog) {
  TRY(tables, tables_with_rows(connection, catalog));
  return !tables.empty();
}

bool Proving::holds(const Difference& difference) const {
  return difference.level == Level::identical ||
         (any_column_order && difference.level == Level::column_order);
}

Result<SquashTrial> Proving::try_out(const Squash& squash, ScratchDatabase&& empty) const {
  TRY(temporary, TemporaryFolder::make());
  SquashTrial trial{.place = std::move(temporary)};
  const Path path = trial.place.path() / "migrations";
  CHECK(write_squash(squash, path));
  TRY(folder, read_folder(path));
  trial.folder = std::move(folder);
  std::vector<const Migration*> all;
  for (const Migration& m : trial.folder.migrations) all.push_back(&m);
  Observer quiet;
  trial.database.emplace(std::move(empty));
  Status replayed = replay_into(server, *trial.database, all, quiet);
  if (!replayed) {
    trial.error = std::move(replayed).error();
    return trial;
  }
  TRY(connected, trial.database->connect());
  TRY(led_to, Catalog::read(connected));
  trial.catalog = std::move(led_to);
  trial.difference = shale::compare(catalog, trial.catalog);
  return trial;
}

Status Proving::compare_catalogs(const SquashTrial& trial, Squash& squash) const {
  Difference difference = trial.difference;
  if (!holds(difference)) {
    TRY(real, workbench.compare(catalog, trial.catalog));
    difference = std::move(real);
  }
  squash.proof.catalog.objects = static_cast<long long>(trial.catalog.objects().size());
  squash.proof.catalog.verdict = level_name(difference.level);
  if (!holds(difference))
    squash.failure +=
        text_of(difference, catalog, trial.catalog, "the originals", "the squashed files");
  squash.proof.census = catalog.uncovered();
  for (const std::string& thing : catalog.uncovered())
    squash.failure += thing + " is not compared: shale does not know its kind\n";
  return ok();
}

Status Proving::compare_rows(const SquashTrial& trial, Squash& squash) const {
  TRY(squashed, trial.database->connect());
  TRY(before, row_states(connection, catalog, rows));
  TRY(after, row_states(squashed, catalog, rows));
  for (const auto& [table, state] : before)
    squash.proof.rows.push_back({.table = table, .count = state.count, .hash = state.hash});
  for (const auto& [table, state] : before) {
    const auto now = after.find(table);
    if (now == after.end() || now->second.count != state.count)
      squash.failure +=
          fmt::format("{} has {} rows after the originals and {} after the squashed files\n", table,
                      state.count, now == after.end() ? 0 : now->second.count);
    else if (now->second != state)
      squash.failure += table + " has other rows than after the originals\n";
  }
  for (const auto& [table, state] : after)
    if (!before.contains(table))
      squash.failure += table + " has rows that the originals do not leave\n";
  return ok();
}

// All of them, the last first: nothing may be left.
Result<Proving::Downs> Proving::run_downs(const Folder& folder,
                                          const ScratchDatabase& scratch) const {
  Observer quiet;
  TRY(session, Session::open(scratch.target(), replay_session(server), quiet));
  CHECK(session->lock());
  std::vector<const Migration*> all;
  for (const Migration& m : folder.migrations)
    if (!m.runner) all.push_back(&m);
  std::ranges::reverse(all);
  const RunReport report = shale::apply(*session, all, Direction::down);
  if (report.error) {
    const std::string& detail = report.error->detail;
    return Downs{"fail", fmt::format("the down of {}: {}\n{}{}", report.failed_stem,
                                     report.error->what, detail, detail.empty() ? "" : "\n")};
  }
  TRY(connected, scratch.connect());
  TRY(left, Catalog::read(connected));
  const Catalog pristine = Catalog::pristine(left);
  const Difference difference = shale::compare(pristine, left);
  if (difference.level == Level::identical) return Downs{"empty", ""};
  return Downs{"leave something",
               text_of(difference, pristine, left, "an empty database", "after all downs")};
}

Status Proving::prove(const SquashTrial& trial, Squash& squash) const {
  squash.proof.shale = SHALE_VERSION;
  squash.proof.made = utc_now();
  const int version = connection.server_version();
  squash.proof.server_version = fmt::format("{}.{}", version / 10000, version % 10000);
  for (const Migration& m : trial.folder.migrations) {
    TRY(entry, proof_entry(m));
    squash.proof.files.push_back(std::move(entry));
  }
  if (trial.error) {
    squash.failure += "the squashed files can't be replayed: " + trial.error->what + "\n";
    return ok();
  }
  CHECK(compare_catalogs(trial, squash));
  CHECK(compare_rows(trial, squash));
  TRY(downs, run_downs(trial.folder, *trial.database));
  squash.proof.downs = downs.verdict;
  squash.failure += downs.failure;
  return ok();
}

}  // namespace shale
