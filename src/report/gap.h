// The gap report as plain values: a difference, ranked and told for people who have to decide what
// to do about it. A is how the schema should be, B is how it is. Texts are for people and have no
// markup; a format (gap_markdown.h) adds its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/plan.h"
#include "report/difference.h"
#include "report/priority.h"

namespace shale {

// A kind of objects, counted.
struct GapCount {
  std::string kind{};
  std::size_t in_a = 0, in_b = 0;
  std::size_t missing = 0, with_parent = 0;  // of the missing, those that go with their table
  std::size_t extra = 0, changed = 0, renamed = 0;
};

struct GapRisk {
  Grade grade = Grade::low;
  std::string what{};  // a sentence
};

// One line of a section. Equal lines of several objects are one.
struct GapRow {
  Grade grade = Grade::low;
  std::string change{};                // missing, extra, changed, renamed
  std::string attribute{};             // of one that is changed: "type"
  std::vector<std::string> objects{};  // "mcp.tasks.title"
  std::string a{}, b{};                // what it is on either side; "" where it isn't
  std::vector<std::string> reasons{};
  int weight = 0;
};

struct GapSection {
  std::string title{};
  std::string remark{};  // a sentence above the rows
  std::vector<GapRow> rows{};
};

struct GapTable {
  std::string name{};
  Priority priority{};
  std::string parts{};  // "9 columns, 2 indexes"
};

// The columns of a table that both have.
struct GapColumns {
  std::string table{};
  std::vector<GapRow> missing{}, extra{}, changed{};  // renamed ones are among the changed
  bool reordered = false;
};

// Two columns, or two constraints, that may be one under two names.
struct GapLikeness {
  std::string table{}, a{}, b{};  // names
  std::vector<std::string> evidence{};
  std::string impact{};
  std::string sql{};  // what gives B's the name of A's
};

// How often a hazard is among a plan's statements, and of which.
struct GapHazard {
  std::string name{}, what{};
  std::size_t count = 0;
  std::vector<std::string> about{};
};

struct GapWay {
  std::string title{}, what{};
  std::size_t statements = 0;
  std::vector<GapHazard> hazards{};
  std::string command{};
  std::string problem{};  // why there is no proven plan; then nothing above is known
};

// What a table would take alone, of the plan from B to A.
struct GapPick {
  std::string table{};
  std::size_t statements = 0;
  std::string hazards{};
};

struct GapSql {
  std::string title{}, sql{};
  std::size_t statements = 0;
};

struct GapReport {
  std::string a{}, b{};            // for sentences
  std::string a_full{}, b_full{};  // as they were named, without secrets
  Level level = Level::identical;
  std::vector<GapCount> counts{};
  std::size_t objects_of_a = 0, of_a_in_b = 0;
  std::vector<GapRisk> risks{};  // the gravest first
  std::vector<GapRow> mismatches{};
  std::vector<GapLikeness> likenesses{};
  std::vector<GapTable> missing_tables{}, extra_tables{};
  std::vector<GapColumns> columns{};
  std::vector<GapSection> sections{};
  std::vector<GapWay> ways{};
  std::vector<GapPick> picks{};
  std::vector<GapSql> closing{};     // from B to A, in order
  std::vector<std::string> notes{};  // about the plan
  std::vector<std::string> uncovered{};
};

// A proven plan, or why there is none.
struct GapPlan {
  std::optional<SchemaPlan> plan{};
  std::string problem{};
  bool keeps_column_order = false;
};

GapReport make_gap_report(const Difference& difference, const Side& a, const Side& b,
                          const Names& names, const GapPlan& closing, const GapPlan& accepting);

// The parts of it, each in a file of its own.
std::vector<GapCount> gap_counts(const Difference& difference, const Side& a, const Side& b,
                                 const Priorities& priorities);
std::vector<GapLikeness> gap_likenesses(const Difference& difference, const Side& a, const Side& b);
void add_gap_rows(GapReport& report, const Difference& difference, const Side& a, const Side& b,
                  const Priorities& priorities);
void add_gap_plans(GapReport& report, const Side& a, const Side& b, const Names& names,
                   const GapPlan& closing, const GapPlan& accepting);
std::vector<GapRisk> gap_risks(const GapReport& report);

}  // namespace shale
