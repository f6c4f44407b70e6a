#include "report/gap.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/shown.h"

namespace shale {
namespace {

struct Tally {
  std::size_t n = 0;
  Grade grade = Grade::low;
  std::vector<std::string> names{};

  void add(const GapRow& row) {
    n += row.objects.size();
    grade = std::max(grade, row.grade);
    for (const std::string& name : row.objects)
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
};

const GapSection* section(const GapReport& report, std::string_view title) {
  const auto found = std::ranges::find(report.sections, title, &GapSection::title);
  return found == report.sections.end() ? nullptr : &*found;
}

Tally tally(const GapReport& report, std::string_view title, std::string_view change) {
  Tally t;
  if (const GapSection* s = section(report, title))
    for (const GapRow& row : s->rows)
      if (change.empty() || row.change == change) t.add(row);
  return t;
}

std::string is_or_are(std::size_t n) {
  return n == 1 ? "is" : "are";
}

class Risks {
 public:
  explicit Risks(const GapReport& report) : r_(report) {}
  std::vector<GapRisk> all() {
    tables();
    columns();
    access();
    values();
    rules();
    behaviour();
    speed();
    losses();
    std::ranges::stable_sort(risks_, std::greater{}, &GapRisk::grade);
    return std::move(risks_);
  }

 private:
  void say(Grade grade, std::string what) { risks_.push_back({grade, std::move(what)}); }

  void tables() {
    if (r_.missing_tables.empty()) return;
    Tally grave;
    for (const GapTable& t : r_.missing_tables) {
      grave.grade = std::max(grave.grade, t.priority.grade);
      if (t.priority.grade >= Grade::high) grave.names.push_back(t.name);
    }
    const std::size_t n = r_.missing_tables.size();
    std::string what = fmt::format("{} {} missing: what reads or writes {} fails.",
                                   count_of(n, "table"), is_or_are(n), n == 1 ? "it" : "them");
    if (!grave.names.empty() && grave.names.size() < n)
      what += fmt::format(" First of all: {}.", list_of(grave.names, 5));
    std::size_t of_a = 0;
    for (const GapCount& count : r_.counts)
      if (count.kind == "table") of_a = count.in_a;
    // A quarter of the tables is more than the gravest of them.
    const Grade least = 4 * n >= of_a && n > 1 ? Grade::critical : Grade::high;
    say(std::max(grave.grade, least), std::move(what));
  }
  void columns() {
    std::vector<std::string> tables;
    std::size_t n = 0;
    Grade grade = Grade::high;
    for (const GapColumns& t : r_.columns) {
      if (t.missing.empty()) continue;
      tables.push_back(t.table);
      n += t.missing.size();
      for (const GapRow& row : t.missing) grade = std::max(grade, row.grade);
    }
    if (n > 0)
      say(grade, fmt::format("{} of {} that both have {} missing: {}.", count_of(n, "column"),
                             count_of(tables.size(), "table"), is_or_are(n), list_of(tables, 6)));
    for (const GapLikeness& l : r_.likenesses)
      say(Grade::high,
          fmt::format("{}.{} may be called {} in {}: {}.", l.table, l.a, l.b, r_.b, l.impact));
  }
  void access() {
    const Tally policies = tally(r_, "Policies and row security", ""),
                grants = tally(r_, "Grants and owners", "");
    if (policies.n > 0)
      say(Grade::critical,
          fmt::format("Who sees which rows differs: {}.", list_of(policies.names, 5)));
    if (grants.n > 0)
      say(grants.grade, fmt::format("Who may do what differs: {}.", list_of(grants.names, 5)));
  }
  void values() {
    Tally t;
    for (const GapRow& row : r_.mismatches) t.add(row);
    std::ranges::sort(t.names);
    t.names.erase(std::unique(t.names.begin(), t.names.end()), t.names.end());
    t.n = t.names.size();
    if (t.n > 0)
      say(t.grade,
          fmt::format("{} {} in type, default or what it may hold: {}.", count_of(t.n, "column"),
                      t.n == 1 ? "differs" : "differ", list_of(t.names, 5)));
  }
  void rules() {
    const Tally missing = tally(r_, "Constraints", "missing");
    if (missing.n > 0)
      say(missing.grade,
          fmt::format("{} {} missing: rows that break {} are let in, and stop the way back.",
                      count_of(missing.n, "rule"), is_or_are(missing.n),
                      missing.n == 1 ? "it" : "them"));
    const Tally others = tally(r_, "Constraints", "extra");
    if (others.n > 0)
      say(Grade::high,
          fmt::format("{} {} what {} takes: {}.", count_of(others.n, "rule"),
                      others.n == 1 ? "refuses" : "refuse", r_.a, list_of(others.names)));
    Tally partitions;  // of tables that both have
    if (const GapSection* s = section(r_, "Partitioning"))
      for (const GapRow& row : s->rows)
        if (row.change == "missing" && row.grade >= Grade::high) partitions.add(row);
    if (partitions.n > 0)
      say(partitions.grade,
          fmt::format("{} missing: where their rows belong is gone.",
                      partitions.n == 1 ? "1 partition is"
                                        : fmt::format("{} partitions are", partitions.n)));
  }
  void behaviour() {
    const Tally triggers = tally(r_, "Triggers", "missing"), f = tally(r_, "Functions", "missing"),
                changed = tally(r_, "Functions", "changed"), types = tally(r_, "Types", "missing");
    if (triggers.n > 0)
      say(triggers.grade,
          fmt::format("{} {} not run: what they keep up to date, check or record is not.",
                      count_of(triggers.n, "trigger"), triggers.n == 1 ? "does" : "do"));
    if (f.n > 0)
      say(f.grade, fmt::format("{} {} missing.", count_of(f.n, "function"), is_or_are(f.n)));
    if (const Tally views = tally(r_, "Views", "missing"); views.n > 0)
      say(views.grade, fmt::format("{} {} missing: {}.", count_of(views.n, "view"),
                                   is_or_are(views.n), list_of(views.names, 5)));
    if (changed.n > 0)
      say(changed.grade,
          fmt::format("Functions do something else: {}.", list_of(changed.names, 5)));
    if (types.n > 0)
      say(types.grade, fmt::format("{} {} missing: {}.", count_of(types.n, "type"),
                                   is_or_are(types.n), list_of(types.names, 7)));
  }
  void speed() {
    const Tally indexes = tally(r_, "Indexes", "missing");
    if (indexes.n > 0)
      say(indexes.grade,
          fmt::format("{} {} missing on tables that both have: queries slow down as "
                      "the tables grow.",
                      indexes.n == 1 ? "1 index" : fmt::format("{} indexes", indexes.n),
                      is_or_are(indexes.n)));
  }
  // What each way costs.
  void losses() {
    for (const GapWay& way : r_.ways)
      for (const GapHazard& h : way.hazards)
        if (h.name == "loses-rows" || h.name == "loses-values")
          say(Grade::high, fmt::format("\"{}\" {}: {} ({}).", way.title, h.what,
                                       count_of(h.count, "statement"), list_of(h.about)));
  }

  const GapReport& r_;
  std::vector<GapRisk> risks_{};
};

}  // namespace

std::vector<GapRisk> gap_risks(const GapReport& report) {
  return Risks(report).all();
}

GapReport make_gap_report(const Difference& difference, const Side& a, const Side& b,
                          const Names& names, const GapPlan& closing, const GapPlan& accepting) {
  GapReport report{.a = a.name(),
                   .b = b.name(),
                   .a_full = names.a,
                   .b_full = names.b,
                   .level = difference.level,
                   .uncovered = uncovered_in(a, b)};
  if (difference.empty()) return report;
  const Priorities priorities(difference, a, b);
  report.counts = gap_counts(difference, a, b, priorities);
  for (const GapCount& count : report.counts) {
    report.objects_of_a += count.in_a;
    report.of_a_in_b += count.in_a - count.missing;
  }
  report.likenesses = gap_likenesses(difference, a, b);
  add_gap_rows(report, difference, a, b, priorities);
  add_gap_plans(report, a, b, names, closing, accepting);
  report.risks = gap_risks(report);
  return report;
}

}  // namespace shale
