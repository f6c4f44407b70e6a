// How decide_fates() goes about it: what the difference says is started with, and spreads to what
// uses it until nothing is left to do.
#pragma once

#include <span>

#include "diff/fates.h"

namespace shale {

class Decision {
 public:
  Decision(const Catalog& from, const Catalog& to, const Difference& difference)
      : difference_(difference) {
    fates_.from = &from;
    fates_.to = &to;
  }
  Fates run(const std::vector<int>& anew);

 private:
  void match();
  void part();
  void index_edges();
  void start();
  void start_relatives(const Change& change);
  void start_row_type(const Object& column);
  void start_typed(const Change& change);
  bool stays_inherited(const Object& part) const;
  void start_link(const Object& link);
  bool leaves_with_table(const Object& attachment) const;
  bool comes_attached(const Object& from_table) const;
  bool is_said_by_link(const Change& change) const;
  void start_column_privileges(const Change& change);
  void spread(int index);
  bool has_columns_of(int extension);
  void rebuild(int index);
  void disturb(int index);
  void rebuild_or_retype(int user, int used);
  const Object* disowned(const Object& link) const;
  void follow_attachment(const Object& index);
  void start_named(const Change& change);
  void start_partition(const Object& link);
  void start_like_indexes(const Object& partition, const std::set<const Object*>& parts);
  void follow_parent(const Object& object);
  bool settle_children();
  bool settle_unvalidated();
  Fate& fate(int index) { return fates_.fates[static_cast<std::size_t>(index)]; }
  const Object& old(int index) const {
    return fates_.from->objects()[static_cast<std::size_t>(index)];
  }
  bool stays(int index) const { return fates_.to_of[static_cast<std::size_t>(index)] >= 0; }
  std::span<const int> users_of(int used) const {
    const auto u = static_cast<std::size_t>(used);
    return std::span(users_).subspan(static_cast<std::size_t>(begin_[u]),
                                     static_cast<std::size_t>(begin_[u + 1] - begin_[u]));
  }
  bool in_column(int type) const;
  bool is_of_aside(int type) const;
  bool gives_way(int type) const;
  void set_types_aside();

  const Difference& difference_;
  Fates fates_;
  std::vector<int> users_, begin_;  // by used
  std::vector<int> work_;
  std::vector<bool> disturbed_;
  int because_ = -1;  // what is spread at the moment
};

}  // namespace shale
