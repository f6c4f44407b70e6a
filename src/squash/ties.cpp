#include "squash/ties.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/index.h"
#include "base/text.h"

namespace shale {
namespace {

std::vector<int> heads(const GroupTables& tables) {
  std::vector<int> all;
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (tables.all[i].is_head(static_cast<int>(i))) all.push_back(static_cast<int>(i));
  return all;
}

// Who acts and for whom: such tables stand at the bottom of nearly every schema.
bool names_somebody(const GroupTable& table) {
  constexpr std::string_view words[] = {"user",   "account", "tenant",  "organization", "org",
                                        "client", "company", "project", "customer",     "profile"};
  return !table.stems.empty() && table.stems.size() <= 2 &&
         std::ranges::find(words, table.stems.back()) != std::end(words);
}

class Ties {
 public:
  Ties(const GroupTables& tables, const std::vector<bool>& roots)
      : tables_(tables), roots_(roots), sizes_(sizes_of_stems(tables)) {
    for (int i : heads(tables))
      if (!roots_[at(i)]) heads_.push_back(i);
  }

  std::vector<Tie> find() {
    by_words();
    by_keys();
    by_birth();
    by_schema();
    std::vector<Tie> all;
    for (const auto& [pair, extra] : extra_)
      if (const double weight =
              of_names(pair.first, pair.second) + of_schema(pair.first, pair.second) + extra;
          weight > 0)
        all.push_back({pair.first, pair.second, across(pair.first, pair.second) * weight});
    return all;
  }

 private:
  const GroupTable& table(int i) const { return tables_.all[at(i)]; }
  double& extra(int a, int b) { return extra_[{std::min(a, b), std::max(a, b)}]; }
  // Another schema is another purpose, as a rule.
  double across(int a, int b) const { return table(a).schema == table(b).schema ? 1 : 0.4; }

  // All pairs of those that have a word in common, where they are few; else each with its
  // neighbours and with the first of them.
  void by_words() {
    constexpr std::size_t few = 16;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<int>> having;
    for (int i : heads_)
      for (const std::string& stem : table(i).stems) having[{table(i).schema, stem}].push_back(i);
    for (auto& [word, list] : having) {
      std::ranges::sort(list, {}, [&](int i) { return std::tie(table(i).stems, table(i).born); });
      for (std::size_t i = 1; i < list.size(); ++i)
        for (std::size_t k = list.size() <= few ? 0 : i - 1; k < i; ++k)
          for (const int other : {list[0], list[k]})
            if (other != list[i]) extra(other, list[i]);
    }
  }
  // A table with many children says little about each.
  void by_keys() {
    const auto inner = [&](int other) { return !roots_[at(other)]; };
    std::vector<double> in(tables_.all.size(), 0);
    for (int i : heads_)
      for (const int to : table(i).refers) ++in[at(to)];
    for (int i : heads_) {
      const auto out = std::ranges::count_if(table(i).refers, inner);
      for (const int to : table(i).refers)
        if (inner(to)) extra(i, to) += (out == 1 ? 0.9 : 0.7) / in[at(to)];
    }
  }
  void by_birth() {
    std::vector<int> order = heads_;
    std::ranges::sort(order, {}, [&](int i) { return table(i).born; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      extra(order[i - 1], order[i]) += 0.12;
      if (i > 1) extra(order[i - 2], order[i]) += 0.08;
    }
  }

  // Where there are many schemas, each has its purpose; one that has half of all tables has not.
  void by_schema() {
    std::map<std::string_view, std::vector<int>> in;
    for (int i : heads_) in[table(i).schema].push_back(i);
    for (auto& [schema, list] : in) {
      if (in.size() < 3 || list.size() * 2 > heads_.size()) continue;
      small_.insert(schema);
      std::ranges::sort(list, {}, [&](int i) { return table(i).born; });
      for (std::size_t i = 1; i < list.size(); ++i) extra(list[i - 1], list[i]);
    }
  }
  double of_schema(int a, int b) const {
    return table(a).schema == table(b).schema && small_.contains(table(a).schema) ? 0.25 : 0;
  }

  double of_names(int a, int b) const {
    const auto &x = table(a).stems, &y = table(b).stems;
    const auto [end, other] = std::ranges::mismatch(x, y);
    const auto common = end - x.begin();
    // One is the beginning of the other: tasks and task_history.
    const bool whole = end == x.end() || other == y.end();
    const bool frequent = sizes_[at(a)] > std::max<std::size_t>(4, heads_.size() / 4);
    if (common > 0) return (frequent ? 0.45 : 0.6) + (common > 1 ? 0.3 : 0) + (whole ? 0.15 : 0);
    // entity_relationships has the name of ontology_entities; if it refers to it, too, it is its
    // own.
    const bool crossing =
        std::ranges::find(y, x.front()) != y.end() || std::ranges::find(x, y.front()) != x.end();
    return !crossing ? 0 : refers(a, b) || refers(b, a) ? 0.7 : 0.45;
  }
  bool refers(int from, int to) const { return std::ranges::binary_search(table(from).refers, to); }

  const GroupTables& tables_;
  const std::vector<bool>& roots_;
  std::vector<std::size_t> sizes_;
  std::vector<int> heads_;
  std::map<std::pair<int, int>, double> extra_;
  std::set<std::string_view> small_;  // schemas
};

}  // namespace

std::vector<std::size_t> sizes_of_stems(const GroupTables& tables) {
  std::map<std::string_view, std::size_t> counts;
  for (int i : heads(tables)) ++counts[tables.all[at(i)].stems.front()];
  std::vector<std::size_t> sizes;
  for (const GroupTable& t : tables.all) sizes.push_back(counts[t.stems.front()]);
  return sizes;
}

std::vector<bool> find_roots(const GroupTables& tables) {
  const std::vector<int> all = heads(tables);
  std::vector<bool> roots(tables.all.size(), false);
  const auto referred = [&](int i) {
    const std::size_t n = tables.all[at(i)].referrers.size();
    return n >= 3 && n * 3 >= all.size();
  };
  const auto only_roots = [&](int i) {
    return std::ranges::all_of(tables.all[at(i)].refers, [&](int to) { return roots[at(to)]; });
  };
  // A root may refer to another one: so until no more are found.
  for (bool found = true; found;) {
    found = false;
    for (int i : all) {
      if (roots[at(i)] || !only_roots(i)) continue;
      if (!referred(i) && !names_somebody(tables.all[at(i)])) continue;
      roots[at(i)] = found = true;
    }
  }
  return roots;
}

std::vector<Tie> find_ties(const GroupTables& tables, const std::vector<bool>& roots) {
  return Ties(tables, roots).find();
}

}  // namespace shale
