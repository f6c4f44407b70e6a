// Kahn's algorithm with a heap; Tarjan's strongly connected components for what is left.
#include "diff/graph.h"

#include <algorithm>
#include <queue>

#include "base/index.h"

namespace shale {
namespace {

// The circles (components of more than one vertex) of a graph, without recursion: Tarjan 1972.
class Components {
 public:
  explicit Components(const std::vector<std::vector<int>>& next)
      : next_(next),
        number_(next.size(), -1),
        low_(next.size(), 0),
        on_stack_(next.size(), false) {}
  std::vector<std::vector<int>> find() {
    for (std::size_t v = 0; v < next_.size(); ++v)
      if (number_[v] < 0 && !next_[v].empty()) visit(static_cast<int>(v));
    return std::move(found_);
  }

 private:
  struct Frame {
    int vertex;
    std::size_t edge = 0;
  };
  void enter(int v) {
    number_[at(v)] = low_[at(v)] = count_++;
    stack_.push_back(v);
    on_stack_[at(v)] = true;
    frames_.push_back({v});
  }
  void leave() {
    const int v = frames_.back().vertex;
    frames_.pop_back();
    if (!frames_.empty())
      low_[at(frames_.back().vertex)] = std::min(low_[at(frames_.back().vertex)], low_[at(v)]);
    if (low_[at(v)] != number_[at(v)]) return;
    std::vector<int> component;
    do {
      component.push_back(stack_.back());
      on_stack_[at(stack_.back())] = false;
      stack_.pop_back();
    } while (component.back() != v);
    if (component.size() > 1) found_.push_back(std::move(component));
  }
  void visit(int root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::vector<int>& next = next_[at(frame.vertex)];
      if (frame.edge == next.size()) {
        leave();
        continue;
      }
      const int w = next[frame.edge++];
      if (number_[at(w)] < 0)
        enter(w);
      else if (on_stack_[at(w)])
        low_[at(frame.vertex)] = std::min(low_[at(frame.vertex)], number_[at(w)]);
    }
  }
  const std::vector<std::vector<int>>& next_;
  std::vector<int> number_, low_, stack_;
  std::vector<bool> on_stack_;
  std::vector<Frame> frames_;
  std::vector<std::vector<int>> found_;
  int count_ = 0;
};

}  // namespace

Graph::Graph(std::size_t vertices) : into_(vertices, -1), tier_(vertices, never) {}

void Graph::before(int first, int then) {
  if (first != then) edges_.emplace_back(first, then);
}

// Is there a way from one place to the other?
bool Graph::leads(int first, int then) const {
  std::vector<std::vector<int>> next(into_.size());
  for (const auto& [a, b] : edges_) next[at(place_of(a))].push_back(place_of(b));
  std::vector<bool> seen(into_.size(), false);
  std::vector<int> open{place_of(first)};
  while (!open.empty()) {
    const int v = open.back();
    open.pop_back();
    if (v == place_of(then)) return true;
    if (seen[at(v)]) continue;
    seen[at(v)] = true;
    open.insert(open.end(), next[at(v)].begin(), next[at(v)].end());
  }
  return false;
}

void Graph::before_if_possible(int first, int then) {
  if (!leads(then, first)) before(first, then);
}

void Graph::fold(int vertex, int other, int tier) {
  into_[at(vertex)] = other;
  tier_[at(vertex)] = tier;
}

int Graph::place_of(int vertex) const {
  while (into_[at(vertex)] >= 0) vertex = into_[at(vertex)];
  return vertex;
}

std::optional<std::vector<int>> Graph::sort_once(const std::vector<int>& rank) {
  std::vector<std::vector<int>> next(into_.size());
  std::vector<int> waits(into_.size(), 0);
  for (const auto& [first, then] : edges_) {
    const int a = place_of(first), b = place_of(then);
    if (a == b) continue;
    next[at(a)].push_back(b);
    ++waits[at(b)];
  }
  using Ready = std::pair<int, int>;
  std::priority_queue<Ready, std::vector<Ready>, std::greater<>> ready;
  std::size_t wanted = 0;
  for (std::size_t v = 0; v < into_.size(); ++v) {
    if (into_[v] >= 0) continue;
    ++wanted;
    if (waits[v] == 0) ready.emplace(rank[v], static_cast<int>(v));
  }
  std::vector<int> order;
  while (!ready.empty()) {
    const int v = ready.top().second;
    ready.pop();
    order.push_back(v);
    for (int w : next[at(v)])
      if (--waits[at(w)] == 0) ready.emplace(rank[at(w)], w);
  }
  if (order.size() == wanted) return order;
  return std::nullopt;
}

// Takes folded vertices of all circles out of their places: of those that may go first, those that
// want a place in front of them which ranks behind; every circle has such an edge. If none of these
// can go, all of them do. True if there was one.
bool Graph::break_circle(const std::vector<int>& rank) {
  std::vector<std::vector<int>> next(into_.size());
  for (const auto& [first, then] : edges_)
    if (place_of(first) != place_of(then)) next[at(place_of(first))].push_back(place_of(then));
  const std::vector<std::vector<int>> circles = Components(next).find();
  std::vector<bool> in_circle(into_.size(), false);
  for (const auto& circle : circles)
    for (int v : circle) in_circle[at(v)] = true;
  // Only those whose own edges lead to another place of the circle need to stand alone; a vertex
  // that can't stand alone passes it on to the one that it is folded into.
  std::vector<std::pair<int, bool>> guilty;  // does it go against the ranks?
  const auto candidate = [&](int v, bool against) {
    while (into_[at(v)] >= 0 && tier_[at(v)] == never) v = into_[at(v)];
    if (into_[at(v)] >= 0) guilty.emplace_back(v, against);
  };
  for (const auto& [first, then] : edges_) {
    const int a = place_of(first), b = place_of(then);
    if (a == b || !in_circle[at(a)] || !in_circle[at(b)]) continue;
    candidate(first, rank[at(a)] > rank[at(b)]);
    candidate(then, rank[at(a)] > rank[at(b)]);
  }
  int tier = never;
  for (const auto& [v, against] : guilty) tier = std::min(tier, tier_[at(v)]);
  std::erase_if(guilty, [&](const auto& g) { return tier_[at(g.first)] != tier; });
  const bool some = std::ranges::any_of(guilty, &std::pair<int, bool>::second);
  for (const auto& [v, against] : guilty)
    if (against || !some) into_[at(v)] = -1;
  if (guilty.empty() && !circles.empty()) circle_ = circles.front();
  return !guilty.empty();
}

std::optional<std::vector<int>> Graph::sort(const std::vector<int>& rank) {
  for (;;) {
    if (auto order = sort_once(rank)) return order;
    if (!break_circle(rank)) return std::nullopt;
  }
}

}  // namespace shale
