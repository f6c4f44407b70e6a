// The gap report's ways out: what each takes, what it may do to rows, and what to type.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "report/gap.h"
#include "report/shown.h"

namespace shale {
namespace {

std::string_view said(Hazard hazard) {
  switch (hazard) {
    case Hazard::loses_rows:
      return "drops rows";
    case Hazard::loses_values:
      return "drops or narrows values";
    case Hazard::rewrites_table:
      return "rewrites a table under an exclusive lock";
    case Hazard::scans_table:
      return "reads a whole table under a strong lock";
    case Hazard::builds_index:
      return "builds an index under a lock that stops writes";
    case Hazard::may_fail_on_rows:
      return "fails if a row breaks the rule";
    case Hazard::locks_out:
      return "locks others out for a moment";
    case Hazard::changes_access:
      return "changes who may do or see what";
    case Hazard::changes_results:
      return "changes what a function or view says";
  }
  return "";
}

// "foreign key mcp.tasks.tasks_fkey" taken apart; the kind's name may have blanks.
struct About {
  const Kind* kind = nullptr;
  std::string_view key{};
};
About about_of(const Step& step) {
  About about;
  for (const Kind* kind : kinds())
    if (step.about.starts_with(kind->name) && step.about.size() > kind->name.size() &&
        step.about[kind->name.size()] == ' ' &&
        (about.kind == nullptr || kind->name.size() > about.kind->name.size()))
      about = {kind, std::string_view(step.about).substr(kind->name.size() + 1)};
  return about;
}

// The table or view that a step is about, as one of both sides has it; null if it is about none.
const Object* whole_of(const Step& step, const Side& a, const Side& b) {
  const About about = about_of(step);
  if (about.kind == nullptr) return nullptr;
  for (const Side* side : {&a, &b})
    if (const Object* object = side->catalog().find(*about.kind, about.key))
      return &shale::whole_of(*object);
  return nullptr;
}

// A partition is told with its parent.
std::string table_of(const Step& step, const Side& a, const Side& b) {
  const Object* whole = whole_of(step, a, b);
  if (whole == nullptr || whole->kind->name != "table") return "";
  for (const Side* side : {&a, &b}) {
    const Object* table = side->catalog().find("table", whole->key);
    if (table != nullptr && side->partition(*table) != nullptr)
      return std::string(attribute_of(*side->partition(*table), "parent"));
  }
  return whole->key;
}

// What is new has no rows and no readers yet: there, only what takes something away is a hazard.
bool is_hazard(Hazard hazard, const Step& step, const Side& from, const Side& to) {
  if (hazard == Hazard::loses_rows || hazard == Hazard::loses_values ||
      hazard == Hazard::changes_access)
    return true;
  const Object* whole = whole_of(step, from, to);
  return whole == nullptr || from.catalog().find(*whole->kind, whole->key) != nullptr;
}

std::vector<GapHazard> hazards_of(const SchemaPlan& plan, const Side& from, const Side& to) {
  std::map<Hazard, GapHazard> all;
  for (const Step& step : plan.steps)
    for (Hazard hazard : step.statement.hazards) {
      if (!is_hazard(hazard, step, from, to)) continue;
      GapHazard& h = all[hazard];
      h.name = hazard_name(hazard);
      h.what = said(hazard);
      ++h.count;
      h.about.push_back(step.about);
    }
  std::vector<GapHazard> list;
  for (auto& [hazard, h] : all) list.push_back(std::move(h));
  return list;
}

// Runs of one kind, with headings; too many of them are one.
std::vector<GapSql> sql_of(const SchemaPlan& plan) {
  std::vector<GapSql> all;
  const Step* before = nullptr;
  for (const Step& step : plan.steps) {
    const About about = about_of(step);
    const std::string title = about.kind == nullptr ? "other" : plural_kind(about.kind->name);
    if (all.empty() || all.back().title != title) all.push_back({.title = title}), before = nullptr;
    GapSql& run = all.back();
    if (before != nullptr && before->about != step.about) run.sql += "\n";
    if (step.statement.boundary == Boundary::commit)
      run.sql += "-- its work can be used when its transaction has ended\n";
    if (step.statement.boundary == Boundary::outside) run.sql += "-- not in a transaction\n";
    run.sql += (step.statement.shown.empty() ? step.statement.sql : step.statement.shown) + ";\n";
    ++run.statements;
    before = &step;
  }
  constexpr std::size_t most_runs = 16;
  if (all.size() <= most_runs) return all;
  GapSql whole;
  for (GapSql& run : all) {
    whole.sql += (whole.sql.empty() ? "" : "\n") + run.sql;
    whole.statements += run.statements;
  }
  return {std::move(whole)};
}

std::vector<GapPick> picks_of(const SchemaPlan& plan, const Side& a, const Side& b) {
  std::map<std::string, GapPick> all;
  std::map<std::string, std::map<Hazard, std::size_t>> hazards;
  for (const Step& step : plan.steps) {
    const std::string table = table_of(step, a, b);
    ++all[table].statements;
    for (Hazard hazard : step.statement.hazards)
      if (is_hazard(hazard, step, b, a)) ++hazards[table][hazard];
  }
  std::vector<GapPick> list;
  for (auto& [table, pick] : all) {
    pick.table = table;
    std::vector<std::string> words;
    for (const auto& [hazard, n] : hazards[table])
      words.push_back(fmt::format("{} {}", n, hazard_name(hazard)));
    pick.hazards = join(words, ", ");
    list.push_back(std::move(pick));
  }
  return list;
}

GapWay way_of(const GapPlan& plan, const Side& from, const Side& to) {
  GapWay way{.problem = plan.problem};
  if (!plan.plan) return way;
  way.statements = plan.plan->steps.size();
  way.hazards = hazards_of(*plan.plan, from, to);
  return way;
}

}  // namespace

void add_gap_plans(GapReport& report, const Side& a, const Side& b, const Names& names,
                   const GapPlan& closing, const GapPlan& accepting) {
  GapWay close = way_of(closing, b, a);
  close.title = "Close the gap";
  close.what = fmt::format("bring {} to the state of {}", b.name(), a.name());
  close.command = fmt::format("shale diff {} {} --sql", names.b, names.a);
  GapWay accept = way_of(accepting, a, b);
  accept.title = fmt::format("Accept {}", b.name());
  accept.what = fmt::format("{} is right: bring {} to its state", b.name(), a.name());
  accept.command = fmt::format("shale diff {} {} --sql", names.a, names.b);
  GapWay pick{.title = "Pick by table",
              .what = fmt::format("take from the SQL below what you want to have in {}, apply it, "
                                  "and look at what is left",
                                  b.name()),
              .command = fmt::format("shale diff {} {}", names.a, names.b),
              .problem = closing.problem};
  report.ways = {std::move(close), std::move(accept), std::move(pick)};
  if (!closing.plan) return;
  report.picks = picks_of(*closing.plan, a, b);
  report.closing = sql_of(*closing.plan);
  if (closing.keeps_column_order)
    report.notes.push_back("New columns stand behind the old ones, so their order differs from " +
                           a.name() + ".");
}

}  // namespace shale
