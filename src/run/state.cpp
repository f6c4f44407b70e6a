#include "run/state.h"

#include <algorithm>
#include <array>
#include <map>

#include "run/renames.h"

namespace shale {
namespace {

constexpr std::array<std::string_view, 6> state_names = {"applied", "pending",     "edited",
                                                         "missing", "interrupted", "unavailable"};

bool waits_for_extension(const Migration& migration, const std::set<std::string>& offered) {
  return std::ranges::any_of(migration.directives.extensions,
                             [&](const std::string& name) { return !offered.contains(name); });
}

Result<Standing> standing_of(const Migration& migration, const Record* record,
                             const std::set<std::string>& offered) {
  Standing standing{.migration = &migration, .record = record};
  if (record != nullptr && record->is_interrupted()) {
    standing.state = State::interrupted;
  } else if (record == nullptr || !record->is_applied()) {
    standing.state = waits_for_extension(migration, offered) ? State::unavailable : State::pending;
  } else if (record->checksum == migration.checksum) {
    standing.state = State::applied;
  } else if (migration.runner) {
    standing.state = State::edited;
  } else {
    // The dear comparison is made only here: the bytes differ, so do the tokens?
    TRY(text, read_sql_file(migration.up));
    const auto cut = migration.down_in_file ? down_section(text) : std::nullopt;
    text.resize(cut.value_or(text.size()));
    standing.only_comments = tokens_checksum(text) == record->tokens;
    standing.state = standing.only_comments ? State::applied : State::edited;
  }
  return standing;
}

// Puts those that are missing on disk where their versions belong.
void add_missing(const Folder& folder, const History& history, const SquashStanding& squash,
                 const std::vector<Rename>& renames, std::vector<Standing>& out) {
  std::set<std::string_view> on_disk;
  for (const Migration& migration : folder.migrations) on_disk.insert(migration.stem);
  for (const Rename& rename : renames) on_disk.insert(rename.record->stem);
  for (const auto& [stem, record] : history.records()) {
    if (on_disk.contains(stem)) continue;
    if (squash.due() && is_original(*squash.proof, record)) continue;
    if (!record.is_applied() && !record.is_interrupted()) continue;
    const auto place = std::ranges::find_if(out, [&](const Standing& standing) {
      return compare_versions(standing.version(), record.version) > 0;
    });
    const State state = record.is_interrupted() ? State::interrupted : State::missing;
    out.insert(place, Standing{.record = &record, .state = state});
  }
}

bool is_in_database(State state) {
  return state == State::applied || state == State::edited || state == State::missing;
}

void mark_out_of_order(std::vector<Standing>& standings) {
  bool later_applied = false;
  for (auto it = standings.rbegin(); it != standings.rend(); ++it) {
    const bool waits_for_its_turn =
        it->migration != nullptr && it->migration->directives.extensions.empty();
    it->out_of_order =
        later_applied && it->state == State::pending && waits_for_its_turn && !it->adopts;
    later_applied = later_applied || is_in_database(it->state);
  }
}

}  // namespace

std::string_view name_of(State state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::size_t Overview::count(State state) const {
  return static_cast<std::size_t>(std::ranges::count(standings, state, &Standing::state));
}

bool Overview::any_out_of_order() const {
  return std::ranges::any_of(standings, &Standing::out_of_order);
}

std::set<std::string> wanted_extensions(const Folder& folder) {
  std::set<std::string> wanted;
  for (const Migration& migration : folder.migrations)
    wanted.insert(migration.directives.extensions.begin(), migration.directives.extensions.end());
  return wanted;
}

Result<std::set<std::string>> offered_extensions(Connection& connection,
                                                 const std::set<std::string>& wanted) {
  std::set<std::string> offered;
  if (wanted.empty()) return offered;
  TRY(rows, connection.query("select name from pg_catalog.pg_available_extensions"));
  for (int i = 0; i < rows.size(); ++i)
    if (const std::string name(rows.at(i, 0)); wanted.contains(name)) offered.insert(name);
  return offered;
}

Result<Overview> overview_of(const Folder& folder, const History& history,
                             const std::set<std::string>& offered, const SquashProof* proof) {
  Overview overview;
  overview.squash = stand_to_squash(proof, history);
  const bool due = overview.squash.due();
  overview.standings.reserve(folder.migrations.size());
  const std::vector<Rename> renames = due_renames(folder, history);
  std::map<std::string_view, const Record*> old_records;
  for (const Rename& rename : renames) old_records[rename.migration->stem] = rename.record;
  for (const Migration& migration : folder.migrations) {
    const auto old = old_records.find(migration.stem);
    const Record* record = old != old_records.end() ? old->second : history.find(migration.stem);
    if (due && record != nullptr && is_original(*proof, *record)) record = nullptr;
    TRY(standing, standing_of(migration, record, offered));
    standing.renamed = old != old_records.end();
    standing.adopts = due && proof->squashed(migration.stem) != nullptr &&
                      (record == nullptr || !record->is_applied());
    overview.standings.push_back(standing);
  }
  add_missing(folder, history, overview.squash, renames, overview.standings);
  mark_out_of_order(overview.standings);
  return overview;
}

}  // namespace shale
