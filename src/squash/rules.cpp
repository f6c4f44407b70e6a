#include "squash/rules.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/index.h"
#include "base/text.h"
#include "kinds/text.h"
#include "squash/ties.h"

namespace shale {
namespace {

// A table by the names that a rule may call it.
struct Named {
  std::string name{}, qualified{}, key{};

  explicit Named(const Object& table)
      : name(table_name(table)), qualified(qualified_name(table)), key(table.key) {}

  bool is(std::string_view pattern) const {
    return matches(pattern, name) || matches(pattern, qualified) || matches(pattern, key);
  }
};

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?") != text.npos;
}

}  // namespace

std::string table_name(const Object& table) {
  return unquoted(table.name);
}

std::string qualified_name(const Object& table) {
  return (table.schema == nullptr ? "" : unquoted(table.schema->name) + ".") + table_name(table);
}

bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = pattern.npos, behind = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      behind = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++behind;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

RuledTables match_rules(const Catalog& catalog, const GroupTables& tables,
                        const std::vector<GroupRule>& rules) {
  RuledTables out{.rule = std::vector<int>(tables.all.size(), -1)};
  std::vector<Named> named;
  for (const GroupTable& t : tables.all) named.emplace_back(catalog.objects()[at(t.object)]);
  for (const bool patterns : {false, true})
    for (std::size_t r = 0; r < rules.size(); ++r)
      for (const std::string& pattern : rules[r].tables) {
        if (is_pattern(pattern) != patterns) continue;
        bool found = false;
        for (std::size_t i = 0; i < named.size(); ++i) {
          if (!named[i].is(pattern)) continue;
          found = true;
          if (out.rule[i] < 0) out.rule[i] = static_cast<int>(r);
        }
        if (!found)
          out.unmatched.push_back(
              fmt::format("no table matches {} of the squash.group {}", pattern, rules[r].name));
      }
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (out.rule[i] < 0) out.rule[i] = out.rule[at(tables.all[i].family)];
  return out;
}

void join_ruled(const GroupTables& tables, std::vector<int>& rule) {
  const std::vector<Tie> ties = find_ties(tables, find_roots(tables));
  constexpr double enough = 0.3;
  // What has joined draws others after it.
  for (bool joined = true; joined;) {
    std::map<int, std::map<int, double>> drawn;
    for (const Tie& tie : ties) {
      const int a = rule[at(tie.a)], b = rule[at(tie.b)];
      if (a < 0 && b >= 0) drawn[tie.a][b] += tie.weight;
      if (b < 0 && a >= 0) drawn[tie.b][a] += tie.weight;
    }
    joined = false;
    for (const auto& [head, groups] : drawn) {
      const auto best =
          std::ranges::max_element(groups, {}, [](const auto& g) { return g.second; });
      if (best->second < enough) continue;
      rule[at(head)] = best->first;
      joined = true;
    }
  }
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (rule[i] < 0) rule[i] = rule[at(tables.all[i].family)];
}

}  // namespace shale
