#include "squash/groups.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/index.h"
#include "base/text.h"
#include "squash/naming.h"
#include "squash/placement.h"
#include "squash/rules.h"

namespace shale {
namespace {

// Groups, and which of them each table should be in.
struct Wanted {
  std::vector<std::string> names{};
  std::vector<int> of{};  // by table
  std::vector<std::string> unmatched{};
};

void put(const GroupTables& tables, const std::vector<TableCluster>& clusters, Wanted& wanted) {
  std::vector<int> of_head(tables.all.size(), -1);
  for (const TableCluster& cluster : clusters) {
    for (int head : cluster.heads) of_head[at(head)] = static_cast<int>(wanted.names.size());
    wanted.names.emplace_back();
  }
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (wanted.of[i] < 0) wanted.of[i] = of_head[at(tables.all[i].family)];
}

Wanted by_inference(const GroupTables& tables, const GroupLimits& limits) {
  Wanted wanted{.of = std::vector<int>(tables.all.size(), -1)};
  const std::vector<TableCluster> clusters = find_clusters(tables, limits.max_lines);
  put(tables, clusters, wanted);
  wanted.names = name_clusters(tables, clusters);
  return wanted;
}

Wanted by_rules(const Catalog& catalog, const GroupTables& tables,
                const std::vector<GroupRule>& rules, const GroupLimits& limits) {
  RuledTables ruled = match_rules(catalog, tables, rules);
  join_ruled(tables, ruled.rule);
  Wanted wanted{.of = std::move(ruled.rule), .unmatched = std::move(ruled.unmatched)};
  for (const GroupRule& rule : rules) wanted.names.push_back(rule.name);
  std::vector<int> rest;
  for (std::size_t i = 0; i < tables.all.size(); ++i)
    if (wanted.of[i] < 0 && tables.all[i].is_head(static_cast<int>(i)))
      rest.push_back(static_cast<int>(i));
  const std::vector<TableCluster> clusters = find_clusters(tables, rest, limits.max_lines);
  const std::vector<std::string> names = name_clusters(tables, clusters, wanted.names);
  put(tables, clusters, wanted);
  std::ranges::copy(names, wanted.names.begin() + static_cast<std::ptrdiff_t>(rules.size()));
  return wanted;
}

// Is it made by a statement of its own, which a person would look for?
bool is_worth_a_file(const Object& object) {
  return object.parent == nullptr && object.key != "public" && object.kind->name != "privileges";
}

// Groups without anything in them go; a foundation without tables goes into the next group, if it
// has hardly anything else.
void close_gaps(const Catalog& catalog, Grouping& grouping, bool inferred) {
  constexpr int hardly = 3;
  std::vector<int> objects(grouping.names.size(), 0), telling(grouping.names.size(), 0),
      tables(grouping.names.size(), 0);
  for (std::size_t i = 0; i < grouping.of.size(); ++i) {
    const std::size_t group = at(grouping.of[i]);
    ++objects[group];
    if (is_worth_a_file(catalog.objects()[i])) ++telling[group];
    if (is_any_table(catalog.objects()[i])) ++tables[group];
  }
  std::vector<int> moved(grouping.names.size(), 0);
  std::vector<std::string> names;
  for (std::size_t g = 0; g < grouping.names.size(); ++g) {
    moved[g] = static_cast<int>(names.size());
    const bool folded =
        inferred && g == 0 && grouping.names.size() > 1 && tables[g] == 0 && telling[g] < hardly;
    if (objects[g] > 0 && !folded) names.push_back(std::move(grouping.names[g]));
  }
  grouping.names = std::move(names);
  for (int& group : grouping.of) group = moved[at(group)];
}

std::string in_toml(std::string_view text) {
  return '"' + replace_all(replace_all(std::string(text), "\\", "\\\\"), "\"", "\\\"") + '"';
}

}  // namespace

Grouping group_objects(const Catalog& catalog, const std::vector<GroupRule>& rules,
                       const GroupLimits& limits) {
  const GroupTables tables = tables_of(catalog);
  Wanted wanted =
      rules.empty() ? by_inference(tables, limits) : by_rules(catalog, tables, rules, limits);
  Grouping grouping{.names = std::move(wanted.names), .unmatched = std::move(wanted.unmatched)};
  grouping.of = place_objects(catalog, tables, wanted.of, static_cast<int>(grouping.names.size()));
  close_gaps(catalog, grouping, rules.empty());
  return grouping;
}

std::string groups_toml(const Catalog& catalog, const Grouping& grouping) {
  const GroupTables tables = tables_of(catalog);
  std::map<std::string, int> named;  // how many tables have the name
  for (const GroupTable& t : tables.all) ++named[table_name(catalog.objects()[at(t.object)])];
  std::vector<std::vector<int>> of_group(grouping.names.size());
  for (std::size_t i = 0; i < tables.all.size(); ++i) {
    const GroupTable& head = tables.all[at(tables.all[i].family)];
    // A partition goes with its table.
    const int group = grouping.of[at(tables.all[i].object)];
    if (tables.all[i].is_head(static_cast<int>(i)) || group != grouping.of[at(head.object)])
      of_group[at(group)].push_back(static_cast<int>(i));
  }
  std::string toml;
  for (std::size_t g = 0; g < of_group.size(); ++g) {
    if (of_group[g].empty()) continue;  // the first group has what is left
    std::ranges::sort(of_group[g], {}, [&](int i) { return tables.all[at(i)].born; });
    std::vector<std::string> names;
    for (int i : of_group[g]) {
      const Object& table = catalog.objects()[at(tables.all[at(i)].object)];
      names.push_back(
          in_toml(named[table_name(table)] > 1 ? qualified_name(table) : table_name(table)));
    }
    toml += fmt::format("{}[[squash.group]]\nname = {}\ntables = [", toml.empty() ? "" : "\n",
                        in_toml(grouping.names[g]));
    const std::string line = join(names, ", ");
    toml += line.size() < 80 ? line : "\n    " + join(names, ",\n    ") + ",\n";
    toml += "]\n";
  }
  return toml;
}

}  // namespace shale
