#include "review/review.h"

#include <algorithm>
#include <future>

#include <fmt/format.h>

#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "review/bodies.h"
#include "review/commute.h"
#include "review/failure.h"
#include "review/impact.h"
#include "review/judging.h"
#include "review/rule.h"
#include "review/undo.h"
#include "run/replay.h"
#include "verify/draft.h"

namespace shale {
namespace {

// A migration that is judged, with all that its scene points to. It stays where it is made: the
// statements are views of the script's text, which a short one would take along when it moves.
struct Tried {
  Script script;
  std::vector<SceneStatement> statements{};
  Trial trial{};
  std::optional<Catalog> after{};  // looked at while it was rehearsed
};

class Reviewer {
 public:
  Reviewer(const Server& server, const ReviewRequest& request, Observer& observer)
      : server_(&server), request_(request), observer_(observer) {}

  Result<Review> run();

 private:
  Status open();
  Status confine();
  Connection& reading() { return reading_ ? *reading_ : *connection_; }
  Result<Catalog> schema_now();
  Result<bool> judge(const Migration& migration);
  Result<bool> only_run(const Migration& migration);
  Result<std::optional<Trial>> rehearse(const Migration& migration);
  void say_does_not_run(const Migration& migration, const Error& error);
  Result<std::unique_ptr<Tried>> try_out(const Migration& migration);
  std::string draft_of(const Scene& scene);

  const Server* server_;  // where the new ones run
  const ReviewRequest& request_;
  Observer& observer_;
  Review review_{};
  std::unique_ptr<Confinement> confinement_{};  // of untrusted ones
  std::optional<ScratchDatabase> clone_{};
  std::optional<Connection> connection_{};  // runs them
  std::optional<Connection> reading_{};     // reads what is there; none: the same
  std::optional<CatalogFollower> follower_{};
  bool looked_ = false;     // at the clone
  std::string template_{};  // what was there before the first
  std::optional<SnapshotRows> template_rows_{};
  std::future<Result<std::unique_ptr<Rehearsal>>> opening_{};
  std::unique_ptr<Rehearsal> rehearsal_{};
  std::vector<const Migration*> passed_{};  // that were judged, or only run
  Bodies bodies_{};
  Catalog before_{};
  bool drafts_ = true;   // a down costs two replays: only where few are reviewed
  bool undoes_ = false;  // some have no down: it is written
  Folder known_{};       // what is there before the migration that is judged
};

Status Reviewer::open() {
  constexpr std::size_t few = 5;
  drafts_ = request_.drafts && request_.newcomers.added.migrations.size() <= few;
  known_ = request_.newcomers.before;
  TRY(replayed,
      replay(*server_, request_.untrusted ? request_.untrusted->trusted : known_, observer_));
  template_ = replayed.database;
  if (request_.untrusted != nullptr) CHECK(confine());
  template_rows_.emplace(template_);
  if (std::ranges::any_of(request_.newcomers.added.migrations, &Migration::has_down))
    opening_ = std::async(std::launch::async, [this] {
      take_thread_memory_in_large_pieces();
      return Rehearsal::open(*server_, template_, observer_, &*template_rows_);
    });
  TRY(clone, ScratchDatabase::make(*server_, template_));
  clone_.emplace(std::move(clone));
  TRY(connection, clone_->connect());
  connection_.emplace(std::move(connection));
  if (confinement_ != nullptr) {  // what a stranger leaves in a session shall not mislead us
    TRY(reading, clone_->connect());
    reading_.emplace(std::move(reading));
  }
  undoes_ =
      drafts_ && !std::ranges::all_of(request_.newcomers.added.migrations, &Migration::has_down);
  TRY(catalog, schema_now());
  before_ = std::move(catalog);
  return bodies_.begin(reading());
}

// From here on all that runs, and all that looks at what has run, is the untrusted role's.
Status Reviewer::confine() {
  TRY(confinement, Confinement::make(*server_, template_, request_.untrusted->limits));
  confinement_ = std::move(confinement);
  server_ = &confinement_->server();
  template_ = confinement_->start();
  return ok();
}

// What is there by now: only what has changed is read again. A down is only written of what knows
// what uses what.
Result<Catalog> Reviewer::schema_now() {
  if (follower_) {
    TRY(state, follower_->look());
    follower_->forget_before(state);
  } else {
    // Only the first looks at a copy in which nothing has run.
    TRY(follower, CatalogFollower::start(
                      reading(), false, std::exchange(looked_, true) ? nullptr : &*template_rows_));
    follower_.emplace(std::move(follower));
  }
  if (undoes_) return follower_->whole_with_edges();
  return follower_->whole(follower_->state());
}

// Up, down and up again on a database of its own, which is only made where there is a down, or
// something to be told of an up that fails. None: it does not run, which is said.
Result<std::optional<Trial>> Reviewer::rehearse(const Migration& migration) {
  if (!rehearsal_) {
    TRY(opened, opening_.valid()
                    ? opening_.get()
                    : Rehearsal::open(*server_, template_, observer_, &*template_rows_));
    rehearsal_ = std::move(opened);
    CHECK(rehearsal_->advance(passed_));
  }
  auto proved = rehearsal_->prove(migration);
  if (proved) return std::optional<Trial>(*std::move(proved));
  if (proved.error().fault == Fault::interrupted) return std::move(proved).error();
  say_does_not_run(migration, proved.error());
  return std::optional<Trial>();
}

void Reviewer::say_does_not_run(const Migration& migration, const Error& error) {
  Finding finding = finding_of_failure(migration, error, request_.settings);
  // Another server may know the word.
  if (error.sqlstate == "42601" && connection_)
    finding.message += fmt::format(" (PostgreSQL {})", connection_->server_version() / 10'000);
  if (confinement_ != nullptr) {
    if (const std::string verdict = confinement_->verdict(); !verdict.empty())
      finding.fix = "its connection was ended: " + verdict;
    else if (error.sqlstate == "57014")
      finding.fix = "it took longer than --statement-limit allows";
    else if (error.sqlstate == "42501" || finding.fix.empty())
      finding.fix =
          "--untrusted runs it as a plain role: read it, and if that is what it should do, review "
          "it without";
  }
  review_.findings.push_back(std::move(finding));
}

Result<std::unique_ptr<Tried>> Reviewer::try_out(const Migration& migration) {
  TRY(source, read_source(migration, Direction::up));
  auto tried = std::make_unique<Tried>(Tried{.script = std::move(source.script)});
  // On two databases, at once.
  std::future<Result<std::optional<Trial>>> rehearsing;
  if (migration.has_down() || rehearsal_)
    rehearsing = std::async(std::launch::async, [&] {
      take_thread_memory_in_large_pieces();
      return rehearse(migration);
    });
  auto traced_first = trace_migration(*connection_, before_, migration, tried->script);
  const bool rehearsed = rehearsing.valid();
  // What goes wrong here goes wrong again, behind what the rehearsal has to say.
  if (rehearsed && traced_first && !traced_first->error)
    if (auto after = schema_now()) tried->after = *std::move(after);
  // Its connection was ended, say.
  if (!rehearsed && !traced_first && confinement_ != nullptr && !interrupted()) {
    say_does_not_run(migration, traced_first.error());
    return std::unique_ptr<Tried>();
  }
  // Where it can't be put into transactions, the rehearsal says why.
  if (rehearsed || !traced_first || traced_first->error) {
    TRY(trial, rehearsed ? rehearsing.get() : rehearse(migration));
    if (!trial) return std::unique_ptr<Tried>();
    tried->trial = *std::move(trial);
  }
  TRY(traced, std::move(traced_first));
  if (traced.error) {  // a role was missing, say, that is there by now
    TRY(again, trace_migration(*connection_, before_, migration, tried->script));
    traced = std::move(again);
  }
  if (traced.error)
    review_.remarks.push_back(
        fmt::format("{} could not be watched to its end: {}", migration.stem, traced.error->what));
  tried->statements = statements_of(tried->script);
  for (std::size_t i = 0; i < tried->statements.size(); ++i)
    tried->statements[i].trace = std::move(traced.statements[i]);
  return tried;
}

// Its down. What it did to rows takes two replays more to take back.
std::string Reviewer::draft_of(const Scene& scene) {
  const bool rows = std::ranges::any_of(scene.statements, [](const SceneStatement& s) {
    const std::string_view verb = s.facts.quick.verb;
    return verb == "insert" || verb == "update" || verb == "delete" || verb == "copy";
  });
  if (!rows) {
    // What runs on another connection is not seen until it is committed.
    auto undo = proved_undo(*connection_, scene.before, scene.after,
                            reading_ || !follower_ ? nullptr : &*follower_);
    if (!reading_) follower_.reset();
    if (undo && !undo->empty()) return *std::move(undo);
  }
  Observer quiet;
  if (confinement_ != nullptr) {
    auto before = replay_on(*server_, template_, passed_, quiet);
    auto drafted = before ? draft_down(*server_, before->name(), scene.migration)
                          : Result<DraftedDown>(std::move(before).error());
    return drafted && is_good(drafted->trial) ? drafted->sql : "";
  }
  Folder folder = known_;
  folder.migrations.push_back(scene.migration);
  auto drafted = draft_down(*server_, folder, scene.migration, quiet);
  return drafted && is_good(drafted->trial) ? drafted->sql : "";
}

// It runs on the clone, for those behind it.
Result<bool> Reviewer::only_run(const Migration& migration) {
  Observer quiet;  // nobody waits for one
  CHECK(replay_into(*server_, *clone_, {&migration}, quiet));
  if (rehearsal_) CHECK(rehearsal_->advance({&migration}));
  passed_.push_back(&migration);
  TRY(catalog, schema_now());
  before_ = std::move(catalog);
  CHECK(bodies_.begin(reading()));
  known_.migrations.push_back(migration);
  return true;
}

// Whether it can be judged what comes behind it: only if it ran.
Result<bool> Reviewer::judge(const Migration& migration) {
  if (request_.newcomers.between.contains(migration.stem)) return only_run(migration);
  review_.stems.push_back(migration.stem);
  if (migration.runner && confinement_ != nullptr) {
    review_.remarks.push_back(migration.stem + " is a program: --untrusted does not run it");
    return true;
  }
  if (migration.runner) {
    review_.remarks.push_back(migration.stem + " is a program: what it does is not judged");
    return only_run(migration);
  }
  const std::size_t first = review_.findings.size();
  TRY(tried, try_out(migration));
  if (!tried) return false;
  if (!tried->after) {
    TRY(now, schema_now());
    tried->after = std::move(now);
  }
  Catalog& after = *tried->after;
  const Difference change = compare(before_, after);
  TRY(broken, bodies_.look(reading(), before_, after, change));
  Scene scene{.folder = known_,
              .others = request_.newcomers.added,
              .merged = request_.newcomers.before,
              .migration = migration,
              .script = tried->script,
              .statements = tried->statements,
              .before = before_,
              .after = after,
              .change = change,
              .trial = tried->trial,
              .settings = request_.settings,
              .sizes = request_.sizes,
              .ask = request_.ask,
              .broken = std::move(broken)};
  if (drafts_) scene.draft_down = [&] { return draft_of(scene); };
  show_to_rules(scene, request_.settings, review_.findings);
  put_ignored_aside(scene.script, migration, first, review_);
  review_.impact.push_back(impact_of(scene, review_.findings));
  before_ = std::move(after);
  passed_.push_back(&migration);
  known_.migrations.push_back(migration);
  return true;
}

Result<Review> Reviewer::run() {
  review_.findings = findings_of_history(request_.newcomers);
  if (request_.newcomers.added.migrations.empty()) {
    put_in_order(review_, request_.settings);
    return std::move(review_);
  }
  CHECK(open());
  for (const Migration& migration : request_.newcomers.added.migrations) {
    TRY(ran, judge(migration));
    if (ran) continue;
    if (&migration != &request_.newcomers.added.migrations.back())
      review_.remarks.push_back("what comes behind " + migration.stem +
                                " is not judged: it does not run");
    put_in_order(review_, request_.settings);
    return std::move(review_);
  }
  // A stranger's migrations run nowhere else.
  if (confinement_ == nullptr) {
    TRY(order, order_matters(*server_, request_.newcomers, before_, observer_));
    if (order) review_.findings.push_back(*std::move(order));
  }
  // Whoever waits for the review need not wait for its databases to go.
  if (server_->is_local() && confinement_ == nullptr) {
    clone_->release();
    if (rehearsal_) rehearsal_->leave();
  }
  // What a later one of the new migrations does is done.
  std::erase_if(review_.findings,
                [&](const Finding& f) { return f.settled && f.settled(before_); });
  put_in_order(review_, request_.settings);
  return std::move(review_);
}

}  // namespace

Result<Review> review(const Server& server, const ReviewRequest& request, Observer& observer) {
  return Reviewer(server, request, observer).run();
}

}  // namespace shale
