// How much it matters that an object is missing, left over or changed, and why.
//
// One entry point: Priorities::of. Changed objects take the gravest consequence of what differs;
// missing and extra ones are judged by their kind and by who uses them; what comes or goes with its
// table is as grave as that.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/consequence.h"

namespace shale {

struct Priority {
  Grade grade = Grade::low;
  std::vector<std::string> reasons{};  // the gravest first
  int weight = 0;                      // ranks those of one grade
  bool general = false;                // the reason is that of any object of its kind

  std::string_view name() const { return grade_name(grade); }
  // Says a reason, and that it is at least as grave as this.
  void say(Grade at_least, std::string reason, int weighs = 1);
  // The same, where nothing more special was said; then `general` is true.
  void say_at_least(Grade at_least, std::string reason);
};

class Priorities {
 public:
  // All three have to outlive it. A is left.
  Priorities(const Difference& difference, const Side& a, const Side& b);

  Priority of(const Change& change) const;
  // What it comes or goes with: the table of a column, where that is missing or extra whole.
  const Object* goes_with(const Change& change) const;
  // Nothing to tell of its own: a part of what is told, or of a table that has another name.
  bool is_told_elsewhere(const Change& change) const;

 private:
  Priority of_one_sided(const Change& change) const;

  const Side &a_, &b_;
  std::set<const Object*> whole_;  // missing or extra
};

// Where rows of a partition go that the other side lacks; "" where it has no such parent.
std::string without_partition(const Object& partition, const Side& here, const Side& there);
// Of a table or materialized view that only `here` has. See priority_table.cpp.
Priority priority_of_table(const Object& table, const Side& here, const Side& there,
                           bool is_missing);

}  // namespace shale
