// Actions in words: the statements of each.
#pragma once

#include <set>

#include "diff/actions.h"
#include "diff/constraint_names.h"
#include "diff/plan.h"

namespace shale {

class Renderer {
 public:
  Renderer(const Fates& fates, const Live& live, const Actions& actions, Graph& graph);
  // The statements of an action with what is folded into it.
  std::vector<Step> render(int vertex) const;
  // When the statements of a safe plan stand, among those that are ready.
  int phase(const Action& action) const;
  static constexpr int common = 2;  // the transaction of all that takes no time

 private:
  const Object& old(int i) const { return fates_.from->objects()[static_cast<std::size_t>(i)]; }
  const Object& made(int i) const { return fates_.to->objects()[static_cast<std::size_t>(i)]; }
  Member member_of(int vertex) const;
  const Object& as_parent_says(const Object& object) const;
  void sort_members(std::vector<Member>& members) const;
  void add_folded(int vertex, std::vector<const Object*>& all) const;
  Statements create(int vertex) const;
  Statements define(int vertex) const;
  void behind_create(int vertex, Statements& all) const;
  void settle_inherited(const Object& object, Statements& all) const;
  void settle_merged(const Object& column, Statements& all) const;
  Statements without_default(const Object& object) const;
  bool follows_owner(const Object& sequence) const;
  Statements alter(const Action& action) const;
  Statements alter_object(const Object& from, const Object& to) const;
  Statements set_aside(const Action& action) const;
  bool takes_keys_along(const Object& object) const;
  bool leaves_columns(const Action& action) const;
  Statements drop(const Action& action) const;
  Statements drop_aside(const Action& action) const;
  Statements drop_object(int from) const;
  Statements drop_only(const Object& object) const;
  bool gets_identity_later(int to) const;
  Statements create_object(int vertex) const;
  void leave_out_hazards(const Action& action, Statements& all) const;
  Statements copy(const Action& action) const;

  const Fates& fates_;
  const Live& live_;
  const Actions& actions_;
  std::vector<std::vector<int>> folded_;  // by vertex: those right in it
  std::set<int> shelled_;                 // objects that are made in two steps
  ConstraintNames names_;
};

}  // namespace shale
