#include "verify/rehearsal.h"

#include <algorithm>
#include <future>
#include <set>

#include <fmt/format.h>

#include "diff/difference.h"
#include "diff/fates.h"
#include "diff/spoken.h"
#include "proof/workbench.h"
#include "run/replay.h"
#include "verify/conventions.h"
#include "verify/loss.h"

namespace shale {
namespace {

// At least as many migrations lie between two points to come back to; and they took, together, as
// many times what a point costs. A point is a copy of the database, which costs more the more it
// holds: so all points together cost a part of the whole, however long the folder.
constexpr std::size_t point_every = 32;
constexpr int worth_a_point = 2;

// Of two long texts what is around the first place where they differ, on one line.
std::pair<std::string, std::string> parts_that_differ(std::string_view left,
                                                      std::string_view right) {
  constexpr std::size_t short_enough = 80, before = 20, behind = 50;
  const auto on_one_line = [](std::string_view text) {
    std::string line;
    for (char c : text) {
      const bool blank = c == '\n' || c == '\t' || c == '\r' || c == ' ';
      if (!blank || !line.ends_with(' ')) line += blank ? ' ' : c;
    }
    return line;
  };
  if (left.size() <= short_enough && right.size() <= short_enough) {
    std::pair<std::string, std::string> both{on_one_line(left), on_one_line(right)};
    if (both.first == both.second) both.second += " (with other blanks)";
    return both;
  }
  const auto [a, b] = std::ranges::mismatch(left, right);
  const auto at = static_cast<std::size_t>(a - left.begin());
  const auto around = [&](std::string_view text) {
    std::size_t begin = at > before ? at - before : 0, end = std::min(at + behind, text.size());
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return fmt::format("{}{}{}", begin > 0 ? "…" : "", on_one_line(text.substr(begin, end - begin)),
                       end < text.size() ? "…" : "");
  };
  return {around(left), around(right)};
}

// A body of SQL that has other blanks or comments does the same.
bool says_the_same(const Change& c) {
  if (c.left == nullptr || c.right == nullptr || c.details.size() != 1) return false;
  const Detail& d = c.details[0];
  if (d.attribute != "body") return false;
  const Text language = attribute_text(*c.right, "language");
  return (language == "sql" || language == "plpgsql") &&
         tokens_checksum(d.left) == tokens_checksum(d.right);
}

std::string phrase(const Change& c) {
  const std::string name = spoken(fmt::format("{} {}", c.either().kind->name, c.either().key));
  if (c.right == nullptr) return name + " is missing";
  if (c.left == nullptr) return name + " is left over";
  std::string text = name + " differs:";
  for (const Detail& d : c.details) {
    const bool secret = (d.traits & attribute::secret) != 0;
    const auto [left, right] = parts_that_differ(d.left, d.right);
    text += fmt::format(" {} was {}, is {};", d.attribute,
                        secret         ? "another"
                        : left.empty() ? "none"
                                       : left,
                        secret          ? "another"
                        : right.empty() ? "none"
                                        : right);
  }
  text.pop_back();
  return text;
}

std::vector<std::string> phrases(const Difference& difference) {
  std::vector<std::string> all;
  for (const Change& c : difference.changes) {
    if (only_position(c) || says_the_same(c)) continue;
    // What goes with something that is missing or left over itself says nothing new.
    const Object* above = c.either().parent;
    const bool told =
        above != nullptr && (c.left == nullptr || c.right == nullptr) &&
        std::ranges::any_of(difference.changes, [&](const Change& other) {
          return (other.left == nullptr || other.right == nullptr) && &other.either() == above;
        });
    if (!told) all.push_back(phrase(c));
  }
  return all;
}

std::vector<std::string> row_phrases(const std::map<std::string, RowState>& before,
                                     const std::map<std::string, RowState>& after) {
  std::vector<std::string> all;
  for (const auto& [table, state] : before)
    if (const auto now = after.find(table); now != after.end() && now->second != state)
      all.push_back(now->second.count == state.count
                        ? fmt::format("{} has other rows than before", table)
                        : fmt::format("{} had {} rows before, and has {}", table, state.count,
                                      now->second.count));
  return all;
}

// Of the objects that differ.
std::set<std::string> names_of(const Difference& difference) {
  std::set<std::string> names;
  for (const Change& c : difference.changes)
    names.insert(fmt::format("{} {}", c.either().kind->name, c.either().key));
  return names;
}

}  // namespace

std::string_view name_of(DownLabel label) {
  switch (label) {
    case DownLabel::exact:
      return "exact";
    case DownLabel::lossy:
      return "lossy";
    case DownLabel::differs:
      return "differs";
    case DownLabel::fails:
      return "fails";
    case DownLabel::impossible:
      return "impossible";
    case DownLabel::none:
      return "none";
  }
  return "";
}

Result<std::unique_ptr<Rehearsal>> Rehearsal::open(const Server& server,
                                                   const std::string& template_database,
                                                   Observer& observer, SnapshotRows* shared) {
  std::unique_ptr<Rehearsal> rehearsal(new Rehearsal(server, template_database, observer));
  TRY(scratch, ScratchDatabase::make(server, template_database));
  rehearsal->database_.emplace(std::move(scratch));
  SnapshotRows own(template_database);
  CHECK(rehearsal->connect(shared != nullptr ? shared : &own));
  return rehearsal;
}

Status Rehearsal::connect(SnapshotRows* copy_of) {
  // Where a server is near, a connection is most of what this takes.
  auto connecting = std::async(std::launch::async, [this] { return database_->connect(); });
  TRY(session, Session::open(database_->target(), replay_session(server_), observer_));
  session_ = std::move(session);
  CHECK(session_->lock());
  TRY(reading, connecting.get());
  reading_.emplace(std::move(reading));
  TRY(follower, CatalogFollower::start(*reading_, true, copy_of));
  follower_.emplace(std::move(follower));
  return ok();
}

void Rehearsal::leave() {
  for (std::optional<ScratchDatabase>* database : {&point_, &database_})
    if (*database) (*database)->release();
}

bool Rehearsal::wants_point() const {
  return since_.size() >= point_every && since_cost_ >= worth_a_point * point_cost_;
}

// A copy of the database as it is: nobody may be connected to it meanwhile.
Status Rehearsal::keep_point() {
  const Clock::time_point begun = Clock::now();
  follower_.reset();
  reading_.reset();
  session_.reset();
  TRY(copy, ScratchDatabase::make(server_, database_->name()));
  point_.emplace(std::move(copy));
  since_.clear();
  since_cost_ = {};
  CHECK(connect());
  point_cost_ = Clock::now() - begun;
  return ok();
}

Status Rehearsal::recover() {
  follower_.reset();
  reading_.reset();
  session_.reset();
  TRY(scratch, ScratchDatabase::make(server_, point_ ? point_->name() : start_));
  database_.emplace(std::move(scratch));
  const Clock::time_point begun = Clock::now();
  CHECK(replay_since(*database_, nullptr));
  CHECK(connect());
  // Where one down is wrong the next may be, too.
  return Clock::now() - begun > point_cost_ && since_.size() >= point_every ? keep_point() : ok();
}

Status Rehearsal::replay_since(const ScratchDatabase& database, const Migration* done) {
  TRY(session, Session::open(database.target(), replay_session(server_), observer_));
  CHECK(session->lock());
  std::vector<const Migration*> all = since_;
  if (done != nullptr) all.push_back(done);
  RunReport report = shale::apply(*session, all, Direction::up);
  if (report.error) return std::move(*report.error);
  return ok();
}

// The schema before the migration that is tried, or after its up alone.
Result<Catalog> Rehearsal::made_apart(const Migration* done) {
  TRY(scratch, ScratchDatabase::make(server_, point_ ? point_->name() : start_));
  CHECK(replay_since(scratch, done));
  TRY(connection, scratch.connect());
  return Catalog::read(connection);
}

Status Rehearsal::run(const Migration& migration, Direction direction) {
  const Clock::time_point begun = Clock::now();
  RunReport report = shale::apply(*session_, {&migration}, direction);
  if (direction == Direction::up) since_cost_ += Clock::now() - begun;
  if (report.error) return std::move(*report.error);
  return ok();
}

Status Rehearsal::advance(const std::vector<const Migration*>& migrations) {
  if (migrations.empty()) return ok();
  const Clock::time_point begun = Clock::now();
  RunReport report = shale::apply(*session_, migrations, Direction::up);
  if (report.error) return std::move(*report.error).while_doing("replaying " + report.failed_stem);
  since_cost_ += Clock::now() - begun;
  since_.insert(since_.end(), migrations.begin(), migrations.end());
  if (wants_point()) return keep_point();
  TRY(state, follower_->look());
  follower_->forget_before(state);
  return ok();
}

Status Rehearsal::recover_and_apply(const Migration& migration) {
  CHECK(recover());
  return advance({&migration});
}

// What sets the state now apart from an earlier one: before the migration that is tried, or, if it
// is done, after its first up. What two ups in a row make differently is not the down's fault: a
// view that has the time in it, say.
Result<std::vector<std::string>> Rehearsal::left_over(int state, const Migration* done) {
  TRY(now, follower_->look());
  auto [before, after] = follower_->between(state, now);
  const Difference difference = compare(before, after);
  if (!has_expression(difference)) return phrases(difference);
  // What is only printed in another way comes out the same after a round trip.
  TRY(then, made_apart(done));
  TRY(whole, Catalog::read(*reading_));
  Workbench workbench(server_);
  auto by_meaning = workbench.compare(then, whole);
  // A plain role can't build all that a superuser has built: what is there counts as it is printed.
  if (!by_meaning && server_.is_confined()) return phrases(difference);
  TRY(real, std::move(by_meaning));
  if (done != nullptr && !real.changes.empty()) {
    TRY(again, made_apart(done));
    TRY(by_itself, workbench.compare(then, again));
    if (std::ranges::includes(names_of(by_itself), names_of(real)))
      return std::vector<std::string>();
  }
  return phrases(real);
}

// The states before its up and after it; the second is that of now.
Result<Trial> Rehearsal::take_back(const Migration& migration, const RowWrites& writes, int before,
                                   int after) {
  Trial trial;
  const auto [old_part, new_part] = follower_->between(before, after);
  std::vector<std::string> lost = losses(old_part, new_part);
  trial.lost_comments = lost_comments(old_part, new_part);
  for (const RowWrites::Overwrite& o : writes.overwrites)
    if (had_columns(old_part, o.table, o.columns)) lost.push_back("rows: " + o.said);
  if (!migration.has_down()) {
    trial.reasons = std::move(lost);
    return trial;
  }
  if (Status done = run(migration, Direction::down); !done) {
    trial.label = DownLabel::fails;
    trial.error = std::move(done).error();
    return trial;
  }
  TRY(left, left_over(before, nullptr));
  trial.reasons = std::move(left);
  trial.label = DownLabel::differs;
  if (!trial.reasons.empty()) return trial;
  trial.label = lost.empty() ? DownLabel::exact : DownLabel::lossy;
  trial.reasons = std::move(lost);
  return trial;
}

// Did a down that went wrong touch nothing? One that the server refused did not, if it ran in a
// transaction. What was made anew, however much like the old, has lost its rows.
Result<bool> Rehearsal::left_alone(const Migration& migration, int state) {
  const auto writes = row_writes(migration, Direction::down);
  if (!writes || writes->may_write) return false;
  TRY(now, follower_->look());
  const auto [before, after] = follower_->between(state, now);
  return before.objects().empty() && after.objects().empty();
}

Result<Trial> Rehearsal::prove(const Migration& migration) {
  if (wants_point()) CHECK(keep_point());
  TRY(writes, row_writes(migration, Direction::up));
  std::map<std::string, RowState> rows;
  std::string positions;
  if (writes.may_write) {
    TRY(before, rows_of(*reading_, writes.tables));
    rows = std::move(before);
    TRY(sequences, sequence_positions(*reading_));
    positions = std::move(sequences);
  }
  const int before = follower_->state();
  follower_->forget_before(before);
  if (Status done = run(migration, Direction::up); !done)
    return std::move(done).error().while_doing("replaying " + migration.stem);
  TRY(after, follower_->look());
  TRY(trial, take_back(migration, writes, before, after));
  if (trial.label == DownLabel::none) {
    since_.push_back(&migration);
    return trial;
  }
  if (is_good(trial)) {
    TRY(now, rows_of(*reading_, writes.tables));
    std::vector<std::string> other = row_phrases(rows, now);
    if (!other.empty() && writes.overwrites.empty())
      trial.label = DownLabel::differs, trial.reasons = std::move(other);
    if (!positions.empty()) CHECK(reading_->run(positions));
  }
  if (trial.label == DownLabel::fails || trial.label == DownLabel::differs) {
    TRY(alone, left_alone(migration, after));
    if (alone)
      since_.push_back(&migration);
    else
      CHECK(recover_and_apply(migration));
    return trial;
  }
  if (Status again = run(migration, Direction::up); !again) {
    trial.label = DownLabel::differs;
    trial.reasons = {"after it, the up can't be applied again"};
    trial.error = std::move(again).error();
    CHECK(recover_and_apply(migration));
    return trial;
  }
  TRY(left, left_over(after, &migration));
  if (!left.empty()) {
    trial.label = DownLabel::differs;
    trial.reasons = std::move(left);
    trial.reasons.insert(trial.reasons.begin(),
                         "after it, the up leads to something else than the first time");
    CHECK(recover_and_apply(migration));
    return trial;
  }
  since_.push_back(&migration);
  return trial;
}

}  // namespace shale
