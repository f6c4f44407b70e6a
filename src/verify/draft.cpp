#include "verify/draft.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/proof.h"
#include "report/safe_text.h"
#include "run/replay.h"
#include "sql/facts.h"
#include "verify/new_rows.h"

namespace shale {
namespace {

class Drafter {
 public:
  Drafter(const Server& server, std::string before, const Migration& migration)
      : server_(server), migration_(migration), start_(std::move(before)) {}

  Result<DraftedDown> run() {
    TRY(writes, row_writes(migration_, Direction::up));
    writes_ = std::move(writes);
    DraftedDown drafted;
    TRY(text, text_of_down(drafted.trial));
    if (text.empty()) return drafted;
    drafted.sql = std::move(text);
    CHECK(prove(drafted));
    return drafted;
  }

 private:
  Result<std::string> text_of_down(Trial& trial) {
    Observer quiet;
    TRY(rehearsal, Rehearsal::open(server_, start_, quiet));
    TRY(before, Catalog::read(rehearsal->connection()));
    TRY(rows, NewRows::watch(rehearsal->connection(), writes_));
    CHECK(rehearsal->advance({&migration_}));
    TRY(after, Catalog::read(rehearsal->connection()));
    TRY(deletes, rows.deletes(rehearsal->connection()));
    left_ = rows.left();
    Workbench workbench(server_);
    auto proven = prove_plan(workbench, after, before, renames_by_address(after, before));
    if (!proven) {
      trial.label = DownLabel::impossible;
      trial.reasons.push_back(proven.error().what);
      return std::string();
    }
    std::string text = deletes + (deletes.empty() ? "" : "\n") + migration_text(proven->plan);
    if (!text.empty()) return text;
    trial.label = writes_.may_write ? DownLabel::impossible : DownLabel::exact;
    if (writes_.may_write) trial.reasons = why_rows_stay();
    return text;
  }

  std::vector<std::string> why_rows_stay() const {
    if (!writes_.overwrites.empty()) {
      std::string text = "it overwrites rows, and nothing keeps what they were:";
      for (const RowWrites::Overwrite& o : writes_.overwrites) text += " " + o.said;
      return {text};
    }
    if (!left_.empty()) return left_;
    return {"it writes rows, and nothing says which: write its down by hand"};
  }

  // In a database where the migration has not run yet.
  Status prove(DraftedDown& drafted) {
    TRY(folder, TemporaryFolder::make());
    Migration with_down = migration_;
    with_down.down = folder.path() / (migration_.stem + ".down.sql");
    with_down.down_in_file = false;
    CHECK(write_file(*with_down.down, drafted.sql));
    Observer quiet;
    TRY(rehearsal, Rehearsal::open(server_, start_, quiet));
    TRY(trial, rehearsal->prove(with_down));
    drafted.trial = std::move(trial);
    if (!is_good(drafted.trial))
      drafted.trial.reasons.insert(drafted.trial.reasons.end(), left_.begin(), left_.end());
    if (drafted.trial.error) drafted.trial.error->place.file = with_down.down->filename().string();
    return ok();
  }

  const Server& server_;
  const Migration& migration_;
  std::string start_;  // the state before the migration
  RowWrites writes_;
  std::vector<std::string> left_;  // rows that no DELETE takes out, and why
};

}  // namespace

std::string migration_text(const SchemaPlan& plan) {
  constexpr std::string_view apart = "-- shale: no-transaction\n\n";
  if (plan.safe)
    return std::string(transactions_of(plan).size() > 1 ? apart : "") +
           safe_text(plan, LockTimeout::of_runner);
  std::string text;
  const Step* before = nullptr;
  for (const Step& step : plan.steps) {
    if (before != nullptr && before->about != step.about) text += "\n";
    for (Hazard hazard : step.statement.hazards)
      if (const std::string_view remark = remark_of(hazard); !remark.empty())
        text += fmt::format("-- {}: {}\n", hazard_name(hazard), remark);
    text += step.statement.sql + ";\n";
    before = &step;
  }
  // What has to be committed before the next statement may use it can't share a transaction.
  const auto commits = std::ranges::find_if(
      plan.steps, [](const Step& s) { return s.statement.boundary == Boundary::commit; });
  const bool alone = commits != plan.steps.end() && commits + 1 != plan.steps.end();
  return alone ? std::string(apart) + text : text;
}

Result<DraftedDown> draft_down(const Server& server, const Folder& folder,
                               const Migration& migration, Observer& observer) {
  Folder before = folder;
  const auto at = std::ranges::find(before.migrations, migration.stem, &Migration::stem);
  before.migrations.erase(at, before.migrations.end());
  if (before.migrations.empty()) return draft_down(server, "", migration);
  TRY(replayed, replay(server, before, observer));
  return draft_down(server, replayed.database, migration);
}

Result<DraftedDown> draft_down(const Server& server, const std::string& before,
                               const Migration& migration) {
  return Drafter(server, before, migration).run();
}

Result<NewFile> down_file(const Migration& migration, const std::string& sql) {
  const std::string name = migration.up.filename().string();
  const std::string title = fmt::format("-- Rollback {}\n\n", migration.stem);
  constexpr std::string_view up = ".up.sql";
  if (name.ends_with(up))
    return NewFile{.path = migration.up.parent_path() /
                           (name.substr(0, name.size() - up.size()) + ".down.sql"),
                   .text = title + sql};
  TRY(text, read_file(migration.up));
  if (!text.ends_with('\n')) text += '\n';
  return NewFile{.path = migration.up, .text = text + "\n-- shale: down\n\n" + sql};
}

Result<std::vector<NewFile>> drafted_migration(const Folder& folder, const Habit& habit,
                                               const std::string& name, const std::string& purpose,
                                               const SchemaPlan& up, const SchemaPlan& down) {
  TRY(file_name, file_name_of(name));
  const std::string version = next_version(folder, habit);
  if (folder.find(stem_of(folder, version, file_name)) != nullptr)
    return Error{.what = "there is a migration " + stem_of(folder, version, file_name) + " already",
                 .hint = "give it another name"};
  std::vector<NewFile> files = new_migration(folder, habit, version, file_name);
  constexpr std::string_view empty_purpose = "-- Purpose: \n";
  std::string& first = files[0].text;
  if (const std::size_t at = first.find(empty_purpose); at != std::string::npos)
    first.replace(at, empty_purpose.size(), "-- Purpose: " + purpose + "\n");
  if (files.size() == 2) {
    files[0].text += migration_text(up);
    files[1].text += migration_text(down);
    return files;
  }
  constexpr std::string_view section = "\n\n-- shale: down\n";
  const std::size_t at = first.find(section);
  first.insert(at, migration_text(up));
  first += migration_text(down);
  return files;
}

}  // namespace shale
