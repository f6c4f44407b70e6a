#include "review/by_text.h"

#include <algorithm>
#include <deque>
#include <future>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "base/workers.h"
#include "review/failure.h"
#include "review/impact.h"
#include "review/judging.h"
#include "review/parsed_ahead.h"
#include "review/rule.h"
#include "run/plan.h"
#include "sketch/foretell.h"

namespace shale {
namespace {

// The tables that a migration speaks of, as they were before it.
class TablesBefore {
 public:
  void remember(const Sketch& sketch, const std::string& name) {
    if (name.empty() || !names_.insert(name).second) return;
    const SketchedTable* table = sketch.table(name);
    if (table == nullptr || !oids_.insert(table->oid).second) return;
    tables_.push_back(*table);
  }
  const std::set<std::string>& names() const { return names_; }
  std::vector<SketchedTable> take() { return std::move(tables_); }

 private:
  std::set<std::string> names_{};
  std::set<Oid> oids_{};
  std::vector<SketchedTable> tables_{};
};

Catalog drawn_of(const std::vector<SketchedTable>& tables) {
  std::vector<const SketchedTable*> all;
  for (const SketchedTable& table : tables) all.push_back(&table);
  return drawn(all);
}

// A lock on a table, which may have another name by the end.
struct LockTold {
  std::size_t statement = 0;
  Oid table = 0;
  LockMode mode = LockMode::none;
};

// All that the texts tell of a migration: it is judged by that alone.
struct ToldMigration {
  const Migration* migration = nullptr;
  std::size_t earlier = 0;  // migrations before it
  std::unique_ptr<ParsedMigration> parsed{};
  std::vector<SketchedTable> before{}, after{};
  std::vector<LockTold> locks{};
  Review review{};
};
using ToldMigrations = std::vector<ToldMigration>;

// Findings are large, and many: each is moved once.
Review joined(std::vector<Review> parts) {
  Review all;
  const auto join = [&](auto member) {
    std::size_t count = 0;
    for (const Review& part : parts) count += (part.*member).size();
    (all.*member).reserve(count);
    for (Review& part : parts)
      (all.*member)
          .insert((all.*member).end(), std::move_iterator((part.*member).begin()),
                  std::move_iterator((part.*member).end()));
  };
  join(&Review::stems);
  join(&Review::findings);
  join(&Review::suppressed);
  join(&Review::impact);
  join(&Review::remarks);
  return all;
}

bool can_settle(const Finding& finding) {
  return finding.settled != nullptr;
}

// What one statement does to the schema is told in order, on one thread; what it is worth is judged
// on others, a few migrations at once.
class TextReviewer {
 public:
  TextReviewer(const Newcomers& newcomers, const RuleSettings& settings, const TableSizes* sizes)
      : newcomers_(newcomers), settings_(settings), sizes_(sizes), known_(newcomers.before) {
    const std::vector<Migration>& added = newcomers.added.migrations;
    known_.migrations.insert(known_.migrations.end(), added.begin(), added.end());
  }

  Result<Review> run() {
    reviews_.push_back({.findings = findings_of_history(newcomers_)});
    const std::size_t before = newcomers_.before.migrations.size();
    ParsedAhead parsed(known_.migrations, workers_);
    for (std::size_t i = 0; i < known_.migrations.size(); ++i) {
      const Migration& migration = known_.migrations[i];
      const bool old = i < before;
      if (migration.runner && !old)
        open_.emplace_back().review.remarks.push_back(migration.stem +
                                                      " is a program: what it does is not judged");
      else if (old || newcomers_.between.contains(migration.stem))
        CHECK(migration.runner ? ok() : only_take(parsed));
      else
        CHECK(tell(i, parsed));
      give_to_judge(migrations_at_once);
    }
    give_to_judge(1);
    collect(0);
    Review review = joined(std::move(reviews_));
    settle(review);
    put_in_order(review, settings_);
    return review;
  }

 private:
  static constexpr std::size_t migrations_at_once = 8, most_in_hand = 8;

  Status only_take(ParsedAhead& from) {
    TRY(parsed, from.next());
    sketch_.begin_file();
    for (const SceneStatement& s : parsed->statements)
      if (s.parsed) s.parsed->look([&](const TreeNode& tree) { sketch_.take(tree); });
    return ok();
  }

  Status tell(std::size_t number, ParsedAhead& from);
  void put_into_transactions(ToldMigration& told) const;
  void give_to_judge(std::size_t at_least);
  void collect(std::size_t left);
  void judge(ToldMigration& told) const;
  void settle(Review& review) const;

  const Newcomers& newcomers_;
  const RuleSettings& settings_;
  const TableSizes* sizes_;
  std::vector<Review> reviews_{};  // of one migration each
  Sketch sketch_{};
  Folder known_{};  // those before, and the new ones
  ToldMigrations open_{};
  std::deque<std::future<ToldMigrations>> judged_{};
  std::set<std::string> unsettled_{};  // tables of which a later migration may settle something
  Workers workers_{Workers::usual_number()};  // the last, so that it is the first to go
};

void TextReviewer::give_to_judge(std::size_t at_least) {
  if (open_.size() < at_least) return;
  judged_.push_back(
      workers_.give([this, told = std::exchange(open_, {})]() mutable -> ToldMigrations {
        for (ToldMigration& one : told)
          if (one.migration != nullptr) judge(one);
        return std::move(told);
      }));
  collect(most_in_hand);
}

// In their order. What was parsed goes on the thread that has room for it.
void TextReviewer::collect(std::size_t left) {
  while (judged_.size() > left) {
    for (ToldMigration& told : judged_.front().get()) {
      if (std::ranges::any_of(told.review.findings, can_settle))
        for (const SketchedTable& table : told.after) unsettled_.insert(table.name);
      reviews_.push_back(std::move(told.review));
    }
    judged_.pop_front();
  }
}

void TextReviewer::put_into_transactions(ToldMigration& told) const {
  const auto plan = plan_of(told.parsed->script, told.migration->directives);
  if (!plan) {
    told.review.findings.push_back(finding_of_failure(*told.migration, plan.error(), settings_));
    return;
  }
  std::size_t number = 0;
  for (const Segment& segment : plan->segments) {
    ++number;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      StatementTrace& trace = told.parsed->statements[i].trace;
      trace.transaction = number;
      trace.in_transaction = segment.mode == Segment::Mode::transaction;
    }
  }
}

void say_not_understood(const Script& script, const SceneStatement& statement,
                        ToldMigration& told) {
  const std::size_t begin = script.statements()[statement.number].begin;
  told.review.findings.push_back(
      {.rule = "does-not-run",
       .severity = Severity::error,
       .certainty = Certainty::unknown,
       .stem = told.migration->stem,
       .place = place_at(script.file(), script.text(), begin + statement.facts.problem_offset),
       .message = fmt::format("the parser of PostgreSQL 15 does not read this: {}",
                              statement.facts.problem),
       .fix = "what only a newer server understands is reviewed on one: leave --static out"});
}

// The names that a statement speaks of as tables, and the tables of what it speaks of.
std::vector<std::string> tables_named(const Sketch& sketch, const SceneStatement& s) {
  std::vector<std::string> all;
  for (const Touch& touch : s.touches.all) {
    if (!touch.table.empty()) all.push_back(touch.table);
    if (touch.space == "relation") all.push_back(touch.name);
    if (!touch.to.empty()) all.push_back(touch.to);
    if (const SketchedTable* table = sketch.table_of_index(touch.name)) all.push_back(table->name);
  }
  for (const ObjectUse& use : s.facts.objects)
    if (use.kind == "table" || use.kind == "materialized view") all.push_back(use.name);
  return all;
}

// As a trace has them: on what was there before, and only what is new in the transaction.
void take_locks(const std::vector<LockTold>& locks, const Catalog& before,
                std::vector<SceneStatement>& statements) {
  std::map<std::pair<std::size_t, const Object*>, LockMode> held;
  for (const LockTold& lock : locks) {
    SceneStatement& s = statements[lock.statement];
    const int found = before.at({catalog_oid::relation, lock.table, 0});
    if (found < 0 || !s.trace.in_transaction) continue;
    const Object* object = &before.objects()[static_cast<std::size_t>(found)];
    LockMode& strongest = held[{s.trace.transaction, object}];
    if (lock.mode <= strongest) continue;
    strongest = lock.mode;
    s.trace.locks.push_back({object, lock.mode});
  }
}

Status TextReviewer::tell(std::size_t number, ParsedAhead& from) {
  ToldMigration told{.migration = &known_.migrations[number], .earlier = number};
  TRY(parsed, from.next());
  told.parsed = std::move(parsed);
  sketch_.begin_file();
  TablesBefore before;
  for (SceneStatement& s : told.parsed->statements) {
    if (!s.parsed) continue;
    s.parsed->look([&](const TreeNode& tree) {
      sketch_.assume(tree);
      for (const std::string& name : tables_named(sketch_, s)) before.remember(sketch_, name);
      Foretold foretold = foretell(sketch_, tree);
      for (const auto& [name, mode] : foretold.locks) {
        before.remember(sketch_, name);
        told.locks.push_back({s.number, sketch_.table(name)->oid, mode});
      }
      s.trace.certainty = foretold.unsure ? Certainty::unknown : Certainty::predicted;
      s.trace.work = std::move(foretold.work);
      s.trace.ran = true;
      sketch_.take(tree);
    });
  }
  for (const std::string& name : before.names())
    if (const SketchedTable* table = sketch_.table(name)) told.after.push_back(*table);
  told.before = before.take();
  open_.push_back(std::move(told));
  return ok();
}

void TextReviewer::judge(ToldMigration& told) const {
  const Migration& migration = *told.migration;
  const Script& script = told.parsed->script;
  std::vector<SceneStatement>& statements = told.parsed->statements;
  told.review.stems.push_back(migration.stem);
  put_into_transactions(told);
  for (const SceneStatement& s : statements)
    if (s.parsed && !s.facts.understood) say_not_understood(script, s, told);
  const Catalog before = drawn_of(told.before), after = drawn_of(told.after);
  take_locks(told.locks, before, statements);
  const Difference change = compare(before, after);
  const Trial trial;
  const Scene scene{.folder = {known_, told.earlier},
                    .others = newcomers_.added,
                    .merged = newcomers_.before,
                    .migration = migration,
                    .script = script,
                    .statements = statements,
                    .before = before,
                    .after = after,
                    .change = change,
                    .trial = trial,
                    .settings = settings_,
                    .sizes = sizes_,
                    .of_text = true};
  show_to_rules(scene, settings_, told.review.findings);
  put_ignored_aside(script, migration, 0, told.review);
  told.review.impact.push_back(impact_of(scene, told.review.findings));
  told.parsed.reset();
}

// What a later one of the new migrations does is done.
void TextReviewer::settle(Review& review) const {
  if (unsettled_.empty()) return;
  const Catalog last = sketch_.catalog_of(unsettled_);
  std::erase_if(review.findings, [&](const Finding& f) { return f.settled && f.settled(last); });
}

}  // namespace

Result<Review> review_by_text(const Newcomers& newcomers, const RuleSettings& settings,
                              const TableSizes* sizes) {
  return TextReviewer(newcomers, settings, sizes).run();
}

}  // namespace shale
