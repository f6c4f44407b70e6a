#include "review/by_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
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
  Catalog catalog() const {
    std::vector<const SketchedTable*> all;
    for (const SketchedTable& table : tables_) all.push_back(&table);
    return drawn(all);
  }

 private:
  std::set<std::string> names_{};
  std::set<Oid> oids_{};
  std::vector<SketchedTable> tables_{};
};

class TextReviewer {
 public:
  TextReviewer(const Newcomers& newcomers, const RuleSettings& settings, const RowCounts* rows)
      : newcomers_(newcomers), settings_(settings), rows_(rows), known_(newcomers.before) {}

  Result<Review> run() {
    review_.findings = findings_of_history(newcomers_);
    const std::vector<Migration>&before = newcomers_.before.migrations,
          &added = newcomers_.added.migrations;
    known_.migrations.reserve(before.size() + added.size());
    ParsedAhead old(before), fresh(added);
    for (const Migration& migration : before)
      if (!migration.runner) CHECK(only_take(old));
    for (const Migration& migration : added) {
      if (migration.runner)
        review_.remarks.push_back(migration.stem + " is a program: what it does is not judged");
      else if (newcomers_.between.contains(migration.stem))
        CHECK(only_take(fresh));
      else
        CHECK(judge(migration, fresh));
      known_.migrations.push_back(migration);
    }
    settle();
    put_in_order(review_, settings_);
    return std::move(review_);
  }

 private:
  Status only_take(ParsedAhead& from) {
    TRY(parsed, from.next());
    for (const SceneStatement& s : parsed->statements)
      if (s.parsed) s.parsed->look([&](const TreeNode& tree) { sketch_.take(tree); });
    return ok();
  }

  Status judge(const Migration& migration, ParsedAhead& from);
  void put_into_transactions(const Migration& migration, const Script& script,
                             std::vector<SceneStatement>& statements);
  void say_not_understood(const Migration& migration, const Script& script,
                          const SceneStatement& statement);
  void settle();

  const Newcomers& newcomers_;
  const RuleSettings& settings_;
  const RowCounts* rows_;
  Review review_{};
  Sketch sketch_{};
  Folder known_{};
};

void TextReviewer::put_into_transactions(const Migration& migration, const Script& script,
                                         std::vector<SceneStatement>& statements) {
  const auto plan = plan_of(script, migration.directives);
  if (!plan) {
    review_.findings.push_back(finding_of_failure(migration, plan.error(), settings_));
    return;
  }
  std::size_t number = 0;
  for (const Segment& segment : plan->segments) {
    ++number;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      statements[i].trace.transaction = number;
      statements[i].trace.in_transaction = segment.mode == Segment::Mode::transaction;
    }
  }
}

void TextReviewer::say_not_understood(const Migration& migration, const Script& script,
                                      const SceneStatement& statement) {
  const std::size_t begin = script.statements()[statement.number].begin;
  review_.findings.push_back(
      {.rule = "does-not-run",
       .severity = Severity::error,
       .certainty = Certainty::unknown,
       .stem = migration.stem,
       .place =
           place_at(shown(migration.up), script.text(), begin + statement.facts.problem_offset),
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

// A lock on a table, which may have another name by the end.
struct LockTold {
  std::size_t statement = 0;
  Oid table = 0;
  LockMode mode = LockMode::none;
};

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

Status TextReviewer::judge(const Migration& migration, ParsedAhead& from) {
  review_.stems.push_back(migration.stem);
  TRY(parsed, from.next());
  const Script& script = parsed->script;
  std::vector<SceneStatement>& statements = parsed->statements;
  const std::size_t first = review_.findings.size();
  put_into_transactions(migration, script, statements);
  TablesBefore before_tables;
  std::vector<LockTold> locks;
  for (SceneStatement& s : statements) {
    if (!s.parsed) continue;
    if (!s.facts.understood) say_not_understood(migration, script, s);
    s.parsed->look([&](const TreeNode& tree) {
      sketch_.assume(tree);
      for (const std::string& name : tables_named(sketch_, s))
        before_tables.remember(sketch_, name);
      Foretold told = foretell(sketch_, tree);
      for (const auto& [name, mode] : told.locks) {
        before_tables.remember(sketch_, name);
        locks.push_back({s.number, sketch_.table(name)->oid, mode});
      }
      s.trace.certainty = told.unsure ? Certainty::unknown : Certainty::predicted;
      s.trace.work = std::move(told.work);
      s.trace.ran = true;
      sketch_.take(tree);
    });
  }
  const Catalog before = before_tables.catalog();
  take_locks(locks, before, statements);
  const Catalog after = sketch_.catalog_of(before_tables.names());
  const Difference change = compare(before, after);
  const Trial trial;
  const Scene scene{.folder = known_,
                    .others = newcomers_.added,
                    .migration = migration,
                    .script = script,
                    .statements = statements,
                    .before = before,
                    .after = after,
                    .change = change,
                    .trial = trial,
                    .settings = settings_,
                    .rows = rows_,
                    .of_text = true};
  show_to_rules(scene, settings_, review_.findings);
  put_ignored_aside(script, migration, first, review_);
  review_.impact.push_back(impact_of(scene, std::span(review_.findings).subspan(first)));
  return ok();
}

// What a later one of the new migrations does is done.
void TextReviewer::settle() {
  if (std::ranges::none_of(review_.findings, [](const Finding& f) { return f.settled != nullptr; }))
    return;
  const Catalog last = sketch_.catalog_of(sketch_.names());
  std::erase_if(review_.findings, [&](const Finding& f) { return f.settled && f.settled(last); });
}

}  // namespace

Result<Review> review_by_text(const Newcomers& newcomers, const RuleSettings& settings,
                              const RowCounts* rows) {
  return TextReviewer(newcomers, settings, rows).run();
}

}  // namespace shale
