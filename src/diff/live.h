// Tables that are in use while a safe plan runs: what is done there in another way, and when.
//
// What works on rows stands outside of the transaction in which the rest is done, before it or
// behind it: so that one is short, and nothing that is gone for a moment is gone for long.
#pragma once

#include <set>

#include "diff/fates.h"
#include "diff/plan.h"

namespace shale {

// Does a statement work on rows under a lock that stops others?
bool stops_others(const Ddl& statement);

class Live {
 public:
  Live(const Fates& fates, const PlanOptions& options) : fates_(fates), safe_(options.safe) {}

  bool is_safe() const { return safe_; }
  // Is the object part of a table, or of a materialized view, that is there before and stays?
  bool is_part(int to) const;
  bool was_part(int from) const;
  // Is it made anew, and can its successor be built while it is still in use?
  bool has_beside(int from) const;
  // It can't: what it is built of comes only after the old one is gone.
  void give_up(int from) { given_up_.insert(from); }
  // Is it made at once for new rows, and validated for the old ones later?
  bool is_validated(int to) const;
  // Is it a change of a column that only its own table's parts may mind: SET NOT NULL?
  bool is_quiet(int from) const;
  // Is the whole thing new, so that it has no rows and no users yet? What is made anew gets the old
  // one's rows.
  bool is_new(int to) const;

 private:
  bool is_awaited(int to) const;
  const Object& old(int i) const { return fates_.from->objects()[static_cast<std::size_t>(i)]; }
  const Object& made(int i) const { return fates_.to->objects()[static_cast<std::size_t>(i)]; }

  const Fates& fates_;
  bool safe_;
  std::set<int> given_up_;
};

}  // namespace shale
