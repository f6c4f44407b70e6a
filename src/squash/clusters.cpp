#include "squash/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

#include "base/index.h"

namespace shale {
namespace {

// The strongest ties first, as long as a file is not too long: what is left apart is what is tied
// least. Two groups are tied as their nearest tables are, and a little more by each other pair.
class Joining {
 public:
  Joining(const GroupTables& tables, std::size_t max_lines)
      : tables_(tables), max_lines_(max_lines), over_(tables.all.size()), links_(over_.size()) {
    std::iota(over_.begin(), over_.end(), 0);
    for (const GroupTable& t : tables.all) lines_.push_back(t.lines);
  }

  void join(const std::vector<Tie>& ties) {
    for (const Tie& t : ties) {
      links_[at(t.a)][t.b].add({t.weight, t.weight});
      links_[at(t.b)][t.a].add({t.weight, t.weight});
    }
    constexpr double strong = 0.6, weak = 0.3;
    run(strong, false);
    // What is too small for a file of its own is content with less.
    run(weak, true);
  }

  std::vector<std::vector<int>> parts(const std::vector<int>& heads) {
    std::map<int, std::vector<int>> found;
    for (int i : heads) found[top(i)].push_back(i);
    std::vector<std::vector<int>> all;
    for (auto& [_, list] : found) {
      std::ranges::sort(list, {}, [&](int i) { return tables_.all[at(i)].born; });
      all.push_back(std::move(list));
    }
    return all;
  }

 private:
  struct Link {
    double greatest = 0, sum = 0;

    void add(const Link& other) {
      greatest = std::max(greatest, other.greatest);
      sum += other.sum;
    }
    double strength() const { return greatest + (sum - greatest) / 10; }
  };
  // The strongest first, then by index.
  struct Candidate {
    double strength = 0;
    int a = 0, b = 0;

    bool operator<(const Candidate& o) const {
      return std::tuple(strength, o.a, o.b) < std::tuple(o.strength, a, b);
    }
  };

  int top(int i) {
    while (over_[at(i)] != i) i = over_[at(i)] = over_[at(over_[at(i)])];
    return i;
  }
  // And not one that several others build on.
  bool is_small(int i) const {
    constexpr std::size_t small = 30, several = 3;
    return lines_[at(i)] < small && tables_.all[at(i)].referrers.size() < several;
  }

  void run(double least, bool only_small) {
    std::priority_queue<Candidate> queue;
    const auto push = [&](int a, int b, const Link& link) {
      if (link.strength() >= least) queue.push({link.strength(), std::min(a, b), std::max(a, b)});
    };
    for (std::size_t i = 0; i < links_.size(); ++i)
      for (const auto& [other, link] : links_[i])
        if (static_cast<int>(i) < other) push(static_cast<int>(i), other, link);
    while (!queue.empty()) {
      const auto [strength, a, b] = queue.top();
      queue.pop();
      const auto link = links_[at(a)].find(b);
      if (top(a) != a || top(b) != b || link == links_[at(a)].end() ||
          link->second.strength() != strength || lines_[at(a)] + lines_[at(b)] > max_lines_ ||
          (only_small && !is_small(a) && !is_small(b)))
        continue;
      const auto [kept, changed] = unite(a, b);
      for (const int other : changed) push(kept, other, links_[at(kept)][other]);
    }
  }

  // The one with more links takes the other's: which one it is, and whom it is tied to anew.
  std::pair<int, std::vector<int>> unite(int a, int b) {
    if (links_[at(a)].size() < links_[at(b)].size()) std::swap(a, b);
    over_[at(b)] = a;
    lines_[at(a)] += lines_[at(b)];
    links_[at(a)].erase(b);
    std::vector<int> changed;
    for (const auto& [other, link] : links_[at(b)]) {
      links_[at(other)].erase(b);
      if (other == a) continue;
      links_[at(a)][other].add(link);
      links_[at(other)][a].add(link);
      changed.push_back(other);
    }
    links_[at(b)].clear();
    return {a, std::move(changed)};
  }

  const GroupTables& tables_;
  const std::size_t max_lines_;
  std::vector<int> over_;
  std::vector<std::map<int, Link>> links_;
  std::vector<std::size_t> lines_;
};

// Those first that refer to nothing that is still to come; among them, and where all wait for each
// other, the oldest.
std::vector<TableCluster> ordered(const GroupTables& tables, std::vector<std::vector<int>> parts) {
  std::map<int, int> part_of;
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (int head : parts[i]) part_of[head] = static_cast<int>(i);
  std::vector<std::set<int>> waits(parts.size()), awaited(parts.size());
  for (const auto& [head, part] : part_of)
    for (const int to : tables.all[at(head)].refers)
      if (const auto it = part_of.find(to); it != part_of.end() && it->second != part) {
        waits[at(part)].insert(it->second);
        awaited[at(it->second)].insert(part);
      }
  const auto born = [&](int part) { return tables.all[at(parts[at(part)].front())].born; };
  std::set<std::pair<Oid, int>> ready, waiting;
  for (std::size_t i = 0; i < parts.size(); ++i)
    (waits[i].empty() ? ready : waiting).emplace(born(static_cast<int>(i)), static_cast<int>(i));
  std::vector<TableCluster> out;
  while (!ready.empty() || !waiting.empty()) {
    auto& from = ready.empty() ? waiting : ready;
    const int part = from.begin()->second;
    from.erase(from.begin());
    for (const int other : awaited[at(part)])
      if (waits[at(other)].erase(part) > 0 && waits[at(other)].empty() &&
          waiting.erase({born(other), other}) > 0)
        ready.emplace(born(other), other);
    out.push_back({.heads = std::move(parts[at(part)])});
    parts[at(part)] = {out.back().heads.front()};
  }
  return out;
}

}  // namespace

std::vector<TableCluster> find_clusters(const GroupTables& tables, const std::vector<int>& heads,
                                        std::size_t max_lines) {
  std::vector<bool> outside(tables.all.size(), true);
  for (int i : heads) outside[at(i)] = false;
  Joining joining(tables, max_lines);
  joining.join(find_ties(tables, outside));
  return ordered(tables, joining.parts(heads));
}

std::vector<TableCluster> find_clusters(const GroupTables& tables, std::size_t max_lines) {
  const std::vector<bool> roots = find_roots(tables);
  TableCluster foundation{.foundation = true};
  std::vector<int> rest;
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (const int head = static_cast<int>(i); tables.all[i].is_head(head))
      (roots[i] ? foundation.heads : rest).push_back(head);
  std::vector<TableCluster> all = find_clusters(tables, rest, max_lines);
  all.insert(all.begin(), std::move(foundation));
  return all;
}

}  // namespace shale
