#include "squash/squash.h"

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/workbench.h"
#include "run/replay.h"
#include "server/scratch_stock.h"
#include "squash/effects.h"
#include "squash/files.h"
#include "squash/groups.h"
#include "squash/press.h"
#include "squash/proving.h"
#include "squash/row_words.h"
#include "squash/rows.h"

namespace shale {
namespace {

// The folder's first migrations, through a version or stem; all of them if it is empty.
Result<std::size_t> count_through(const Folder& folder, const std::string& through) {
  if (through.empty()) return folder.migrations.size();
  for (std::size_t i = folder.migrations.size(); i-- > 0;) {
    const Migration& m = folder.migrations[i];
    if (m.stem == through || (is_digits(through) && compare_versions(m.version, through) == 0))
      return i + 1;
  }
  return Error{.what = "there is no migration " + through, .hint = "shale status lists them"};
}

// The migrations that are pressed, and those that stay as they are.
struct Parts {
  Folder originals{}, rest{};
  std::vector<std::string> waiting{};  // those of the rest that this server can't run
};
Result<Parts> parts_of(const Server& server, const Folder& folder, const SquashOptions& options) {
  CHECK(check_versions(folder));
  if (folder.migrations.empty())
    return Error{.what = "there is no migration in " + folder.root.string(),
                 .hint = "name the folder with --dir"};
  TRY(count, count_through(folder, options.through));
  Parts parts{folder, folder};
  const auto end = static_cast<std::ptrdiff_t>(count);
  parts.originals.migrations.erase(parts.originals.migrations.begin() + end,
                                   parts.originals.migrations.end());
  parts.rest.migrations.erase(parts.rest.migrations.begin(), parts.rest.migrations.begin() + end);
  // What waits for an extension that the server lacks stays as it is: nobody knows what it leaves.
  TRY(plan, plan_replay(server, parts.originals));
  std::set<std::string> runnable;
  for (const Migration* m : plan.migrations) runnable.insert(m->stem);
  std::vector<Migration> waiting;
  std::erase_if(parts.originals.migrations, [&](const Migration& m) {
    if (runnable.contains(m.stem)) return false;
    waiting.push_back(m);
    parts.waiting.push_back(m.stem);
    return true;
  });
  parts.rest.migrations.insert(parts.rest.migrations.begin(), waiting.begin(), waiting.end());
  if (parts.originals.migrations.empty())
    return Error{.what = "all migrations wait for an extension that the local server lacks",
                 .hint = "install it, or name a server that has it: [server] url in shale.toml"};
  return parts;
}

// Where the originals will rest: those of an earlier squash stay where they are.
std::string archive_in(const Path& migrations) {
  std::string archive = SquashProof().archive;
  std::error_code code;
  for (int n = 2; std::filesystem::exists(migrations / archive, code); ++n)
    archive = fmt::format("{}/{}", SquashProof().archive, n);
  return archive;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n')) +
         (text.empty() || text.ends_with('\n') ? 0 : 1);
}

// In the last round all of it is printed.
constexpr int most_rounds = 8;

class Squasher {
 public:
  Squasher(const Server& server, const Settings& settings, const Parts& parts,
           const SquashOptions& options, Observer& observer)
      : server_(server),
        settings_(settings),
        parts_(parts),
        options_(options),
        observer_(observer),
        workbench_(server),
        stock_(server) {}

  Result<Squash> run();
  Result<std::string> groups();

 private:
  Status replay_first();
  Status read_files();
  void begin_second();
  Status expect_rows();
  Status read_rows(const Originals& originals);
  Status read_effects();
  Result<Grouping> grouping();
  void begin_report();
  Status press_all(Originals& originals);
  void leave_first();
  static Result<bool> learn(Press& press, const Proving& proving, const SquashTrial& trial);
  Status press_until_proved(Press& press, const Grouping& grouping);
  Status write(const Pressed& pressed, const Grouping& grouping);

  const Server& server_;
  const Settings& settings_;
  const Parts& parts_;
  const SquashOptions& options_;
  Observer& observer_;
  Workbench workbench_;
  ReplayPlan plan_{};
  ScratchStock stock_;
  ReplayToRead first_;
  std::optional<Connection> connection_;
  Catalog catalog_{};
  bool inserts_ = false;  // does a file look like it?
  std::future<Result<ScratchDatabase>> second_{};
  InsertedRows rows_{};
  std::string rows_down_{};
  Effects effects_{};
  Squash squash_{};
};

Status Squasher::replay_first() {
  TRY(replayed, replay_to_read(server_, plan_, observer_));
  first_ = std::move(replayed);
  TRY(connection, first_.database->connect());
  connection_.emplace(std::move(connection));
  TRY(catalog, Catalog::read(*connection_));
  catalog_ = std::move(catalog);
  return ok();
}

// The files, for the proof.
Status Squasher::read_files() {
  for (const Migration& m : parts_.originals.migrations) {
    TRY(entry, proof_entry(m));
    squash_.proof.replaces.push_back(std::move(entry));
    inserts_ = inserts_ || m.directives.prints_sql;
    if (m.runner) continue;
    TRY(text, read_file(m.up));
    squash_.lines_before += lines_in(text);
    const std::string small = lower(text);
    inserts_ = inserts_ || contains(small, "insert") || contains(small, "copy ");
  }
  return ok();
}

// What differs between two replays is another one each time. They go on side by side.
void Squasher::begin_second() {
  second_ = std::async(std::launch::async, [this] {
    Observer quiet;
    return replay_on(server_, "", plan_.migrations, quiet);
  });
}

// Without rows there is nothing to differ.
Status Squasher::expect_rows() {
  TRY(any, has_rows(*connection_, catalog_));
  if (any && !second_.valid()) begin_second();
  if (!any) second_ = {};
  return ok();
}

Status Squasher::read_rows(const Originals& originals) {
  if (!second_.valid()) {
    TRY(again, first_.database->connect());
    TRY(rows, inserted_rows(*connection_, again, catalog_));
    rows_ = std::move(rows);
    return ok();
  }
  TRY(second, second_.get());
  TRY(other, second.connect());
  TRY(rows, inserted_rows(*connection_, other, catalog_));
  rows_ = std::move(rows);
  CHECK(use_own_words(other, originals, rows_));
  stock_.discard(std::move(second));
  return ok();
}

Status Squasher::read_effects() {
  TRY(effects, outside_effects(plan_.migrations));
  effects_ = std::move(effects);
  for (const Effect& e : effects_.kept)
    squash_.proof.outside.push_back(fmt::format("{} {}", e.file_line, e.what));
  squash_.proof.dropped = effects_.dropped;
  return ok();
}

Result<Grouping> Squasher::grouping() {
  TRY(rules, read_group_rules(settings_));
  Grouping grouping = group_objects(catalog_, rules, {.max_lines = options_.max_lines});
  for (const std::string& sentence : grouping.unmatched) squash_.remarks.push_back(sentence);
  return grouping;
}

Status Squasher::write(const Pressed& pressed, const Grouping& grouping) {
  TRY(files, squashed_files({.originals = parts_.originals,
                             .rest = parts_.rest,
                             .pressed = pressed,
                             .grouping = grouping,
                             .catalog = catalog_,
                             .rows = rows_,
                             .rows_down = rows_down_,
                             .effects = effects_,
                             .range = squash_.proof.range()}));
  squash_.files = std::move(files);
  squash_.lines_after = 0;
  for (const SquashedFile& file : squash_.files) squash_.lines_after += lines_in(file.up);
  return ok();
}

Result<Squash> Squasher::run() {
  CHECK(read_files());
  TRY(plan, plan_replay(server_, parts_.originals));
  plan_ = std::move(plan);
  // Reading what they say takes a core as long as replaying them takes the server.
  auto reading =
      std::async(std::launch::async, [this] { return Originals::read(plan_.migrations); });
  auto judging = std::async(std::launch::async, [this] {
    const Status read = read_effects();
    stock_.order();  // not beside the others: three copies at once take each other's time
    return read;
  });
  if (inserts_) begin_second();
  CHECK(replay_first());
  CHECK(judging.get());
  begin_report();
  TRY(originals, reading.get());
  const Status pressed = press_all(originals);
  leave_first();
  CHECK(pressed);
  return std::move(squash_);
}

void Squasher::begin_report() {
  squash_.originals = parts_.originals;
  squash_.proof.archive = archive_in(parts_.originals.root);
  if (options_.logical_columns) squash_.proof.columns = "logical";
  for (const std::string& stray : parts_.originals.strays)
    squash_.remarks.push_back("not pressed: " + stray);
  for (const std::string& stem : parts_.waiting)
    squash_.remarks.push_back(stem +
                              " stays as it is: it waits for an extension that the server lacks");
}

Status Squasher::press_all(Originals& originals) {
  CHECK(expect_rows());
  TRY(grouped, grouping());
  const Places places{.names = grouped.names, .group_of = [&](const Object& object) {
                        return grouped.of[static_cast<std::size_t>(catalog_.index_of(object))];
                      }};
  CHECK(read_rows(originals));
  TRY(taken_back, rows_down(*connection_, rows_));
  rows_down_ = std::move(taken_back);
  for (const std::string& sentence : rows_.remarks) squash_.remarks.push_back(sentence);
  squash_.proof.volatiles = rows_.remarks;
  Press press(server_, catalog_, originals, places,
              options_.logical_columns ? ColumnOrder::logical : ColumnOrder::keep);
  return press_until_proved(press, grouped);
}

// It was only read: the next time it is there.
void Squasher::leave_first() {
  connection_.reset();
  if (first_.key.empty()) return stock_.discard(*std::move(first_.database));
  // A snapshot that can't be kept only costs time.
  [[maybe_unused]] const Status kept = keep(server_, std::move(first_));
}

// Does the trial show that other words are needed?
Result<bool> Squasher::learn(Press& press, const Proving& proving, const SquashTrial& trial) {
  if (trial.error) return press.find_faults();
  return !proving.holds(trial.difference) && press.reject(trial.difference);
}

// What people wrote is believed until it fails or leads elsewhere; then it is printed, and tried
// again.
Status Squasher::press_until_proved(Press& press, const Grouping& grouping) {
  const Proving proving{.server = server_,
                        .workbench = workbench_,
                        .catalog = catalog_,
                        .connection = *connection_,
                        .rows = rows_,
                        .observer = observer_,
                        .any_column_order = options_.logical_columns};
  for (int round = 1;; ++round) {
    if (round == most_rounds) press.print_all();
    const Pressed pressed = press.write();
    CHECK(write(pressed, grouping));
    squash_.trials = round;
    TRY(empty, stock_.take());
    TRY(trial, proving.try_out(squash_, std::move(empty)));
    if (round < most_rounds) {
      TRY(learnt, learn(press, proving, trial));
      if (learnt) {
        stock_.order();
        stock_.discard(*std::move(trial.database));
        continue;
      }
    }
    squash_.definitions = pressed.definitions;
    squash_.kept = pressed.kept;
    squash_.unwritten = pressed.unwritten;
    squash_.printed = pressed.printed;
    CHECK(proving.prove(trial, squash_));
    for (const std::string& sentence : pressed.refused) squash_.failure += sentence + "\n";
    stock_.discard(*std::move(trial.database));
    return ok();
  }
}

Result<std::string> Squasher::groups() {
  TRY(plan, plan_replay(server_, parts_.originals));
  plan_ = std::move(plan);
  CHECK(replay_first());
  TRY(grouped, grouping());
  leave_first();
  return groups_toml(catalog_, grouped);
}

}  // namespace

Result<Squash> make_squash(const Server& server, const Settings& settings, const Folder& folder,
                           const SquashOptions& options, Observer& observer) {
  TRY(parts, parts_of(server, folder, options));
  return Squasher(server, settings, parts, options, observer).run();
}

Result<std::string> suggested_groups(const Server& server, const Settings& settings,
                                     const Folder& folder, const SquashOptions& options,
                                     Observer& observer) {
  TRY(parts, parts_of(server, folder, options));
  return Squasher(server, settings, parts, options, observer).groups();
}

}  // namespace shale
