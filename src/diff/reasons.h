// Why the statements of a plan stand where they do: what each had to wait for last, or what waits
// for it, or why it is made anew.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "diff/actions.h"
#include "diff/difference.h"

namespace shale {

class Reasons {
 public:
  // `order`: the vertices that have statements, as the plan has them. All has to outlive this.
  Reasons(const Fates& fates, const Difference& difference, const Actions& actions,
          const std::vector<int>& order);
  // "after type public.status, which it uses"; one line.
  std::string of(int vertex) const;

 private:
  // Two vertices that are bound, and the places where they stand.
  struct Bond {
    int first = -1, then = -1;
    int first_place = -1, then_place = -1;
  };
  void look_at(const Bond& bond);
  int folded_ends(const Bond& bond) const {
    return (bond.first != bond.first_place ? 1 : 0) + (bond.then != bond.then_place ? 1 : 0);
  }
  const Action& action(int vertex) const {
    return actions_.all()[static_cast<std::size_t>(vertex)];
  }
  const Object& object(int vertex) const;
  std::string name_of(int vertex) const;
  bool uses(int user, int used) const;
  bool leaves(int vertex) const;
  bool same_thing(int a, int b) const;
  std::string change_of(int from) const;
  std::string made_anew(int from) const;
  std::string after(const Bond& bond) const;
  std::string after_leave(const Bond& bond) const;
  std::string before(const Bond& bond) const;
  std::string before_leave(const Bond& bond) const;
  std::string relation(const Bond& bond) const;

  const Fates& fates_;
  const Actions& actions_;
  std::unordered_map<const Object*, const Change*> changes_;  // by the old object
  std::set<int> in_steps_;                                    // of the new objects
  std::vector<int> position_;                                 // by vertex; -1: not told
  std::vector<Bond> last_, next_;                             // by place
};

}  // namespace shale
