#include "squash/naming.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/index.h"
#include "base/text.h"

namespace shale {
namespace {

class Naming {
 public:
  Naming(const GroupTables& tables, const std::vector<TableCluster>& clusters,
         std::vector<std::string> taken)
      : tables_(tables), clusters_(clusters), taken_(taken.begin(), taken.end()) {}

  std::vector<std::string> run() {
    std::map<std::string, int> wanted;
    for (const TableCluster& c : clusters_) ++wanted[wish(c)];
    std::vector<std::string> names;
    std::set<std::string> cored;
    for (const TableCluster& c : clusters_) {
      const std::string name = wish(c);
      if (wanted[name] == 1)
        names.push_back(take(spoken(c), c));
      else if (c.heads.size() > 1 && cored.insert(name).second)
        names.push_back(take(name + "_core", c));
      else
        names.push_back(take(apart(c), c));
    }
    return names;
  }

 private:
  const GroupTable& table(int i) const { return tables_.all[at(i)]; }

  // The first that is free: the name, with the schema before it, with a number behind it.
  std::string take(const std::string& name, const TableCluster& cluster) {
    if (taken_.insert(name).second) return name;
    if (!cluster.heads.empty()) {
      const std::string schema = snake(words_of_name(table(cluster.heads.front()).schema));
      if (const std::string longer = schema + "_" + name; taken_.insert(longer).second)
        return longer;
    }
    for (int n = 2;; ++n)
      if (std::string longer = fmt::format("{}_{}", name, n); taken_.insert(longer).second)
        return longer;
  }

  static std::string snake(const std::vector<std::string>& words) {
    std::string name = join(words, "_");
    std::erase_if(name, [](char c) {
      return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    });
    return name.empty() ? "tables" : name;
  }

  // The table that most of the others refer to; among equals the oldest.
  int principal(const TableCluster& cluster) const {
    const std::set<int> inside(cluster.heads.begin(), cluster.heads.end());
    const auto referred = [&](int i) {
      return std::ranges::count_if(table(i).referrers, [&](int r) { return inside.contains(r); });
    };
    return *std::ranges::max_element(cluster.heads, {}, referred);
  }

  // The first words that more than half of the tables have.
  std::vector<std::string> stem(const TableCluster& cluster) const {
    std::map<std::vector<std::string>, std::size_t> counts;
    for (int i : cluster.heads)
      for (std::size_t n = 1; n <= std::min<std::size_t>(2, table(i).stems.size()); ++n)
        ++counts[{table(i).stems.begin(), table(i).stems.begin() + static_cast<long>(n)}];
    std::vector<std::string> best;
    for (const auto& [words, count] : counts) {
      const bool all = count == cluster.heads.size();
      if ((all || (words.size() == 1 && count * 2 > cluster.heads.size())) &&
          words.size() > best.size())
        best = words;
    }
    return best;
  }

  // A name that says nothing by itself: public_images and public_tokens are not about "public".
  static bool is_empty_word(const std::vector<std::string>& words) {
    constexpr std::string_view empty[] = {"all",  "by",  "for", "has", "in", "is",
                                          "my",   "new", "of",  "old", "on", "public",
                                          "temp", "the", "tmp", "to"};
    return words.size() == 1 && std::ranges::find(empty, words[0]) != std::end(empty);
  }

  // In the singular, so that it is the same for all that have the stem.
  std::string wish(const TableCluster& cluster) const {
    if (cluster.foundation || cluster.heads.empty()) return "foundation";
    if (cluster.heads.size() > 1)
      if (const auto words = stem(cluster); !words.empty() && !is_empty_word(words))
        return snake(words);
    return snake(table(principal(cluster)).stems);
  }
  // As the table has it whose whole name it is: "datasources", not "datasource".
  std::string spoken(const TableCluster& cluster) const {
    const std::string name = wish(cluster);
    for (int i : cluster.heads)
      if (snake(table(i).stems) == name) return snake(table(i).words);
    return name;
  }
  // One of several with the same stem.
  std::string apart(const TableCluster& cluster) const {
    return snake(table(principal(cluster)).words);
  }

  const GroupTables& tables_;
  const std::vector<TableCluster>& clusters_;
  std::set<std::string> taken_;
};

}  // namespace

std::vector<std::string> name_clusters(const GroupTables& tables,
                                       const std::vector<TableCluster>& clusters,
                                       std::vector<std::string> taken) {
  return Naming(tables, clusters, std::move(taken)).run();
}

}  // namespace shale
