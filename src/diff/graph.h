// Orders vertices so that each stands behind those that it needs; among those that are ready, the
// smallest rank first. Vertices may be folded into others: then they stand in the other's place.
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace shale {

class Graph {
 public:
  explicit Graph(std::size_t vertices);
  void before(int first, int then);  // may be said twice
  // The same, unless it would close a circle with what was said before.
  void before_if_possible(int first, int then);
  // `vertex` stands in `other`'s place. Chains are followed.
  // If a circle wants some of them out again, those of the lowest `tier` go first.
  static constexpr int never = 1000;
  void fold(int vertex, int other, int tier);
  bool folded(int vertex) const { return into_[static_cast<std::size_t>(vertex)] >= 0; }
  // What it is folded into, one step up.
  int next_place(int vertex) const { return into_[static_cast<std::size_t>(vertex)]; }
  int place_of(int vertex) const;  // the one that it is folded into at last, or itself

  // Which stands before which, as it was said.
  const std::vector<std::pair<int, int>>& edges() const { return edges_; }

  // The unfolded vertices in order. `rank` has a number for each vertex. If there is a circle,
  // folded vertices in it are unfolded until there is none; nullopt if that does not help: see
  // circle().
  std::optional<std::vector<int>> sort(const std::vector<int>& rank);
  const std::vector<int>& circle() const { return circle_; }

 private:
  std::optional<std::vector<int>> sort_once(const std::vector<int>& rank);
  bool break_circle(const std::vector<int>& rank);
  bool leads(int first, int then) const;
  std::vector<int> into_, tier_;
  std::vector<std::pair<int, int>> edges_;
  std::vector<int> circle_;
};

}  // namespace shale
