// The gap report's counts. What Postgres makes by itself beside an object, and what a partition has
// from its parent, is not counted.
#include <algorithm>
#include <map>
#include <set>

#include "report/gap.h"
#include "report/shown.h"

namespace shale {
namespace {

constexpr std::string_view beside[] = {
    "constraint index", "identity sequence", "index attachment", "inheritance",
    "view column",      "trigger copy",      "owned sequence",   "default",
};

// What it is counted as; "": it isn't.
std::string counted_as(const Object& object, const std::set<const Object*>& partitions) {
  const std::string_view kind = object.kind->name;
  if (partitions.contains(&object)) return "partition";
  if (std::ranges::find(beside, kind) != std::end(beside)) return "";
  if (partitions.contains(&whole_of(object))) return "";
  // Of what belongs to Postgres or an extension only a difference is told.
  if (kind == "privileges" && !attribute_of(object, "on").empty()) return "";
  return kind == "privileges" ? "grant" : std::string(kind);
}

std::set<const Object*> partitions_of(const Side& side) {
  std::set<const Object*> all;
  for (const Object& object : side.catalog().objects())
    if (object.kind->name == "inheritance" && side.partition(*object.parent) != nullptr)
      all.insert(object.parent);
  return all;
}

// Tables first, and so on; the rest by name behind them.
constexpr std::string_view order[] = {
    "table",
    "partition",
    "column",
    "constraint",
    "foreign key",
    "index",
    "enum",
    "domain",
    "function",
    "procedure",
    "trigger",
    "view",
    "materialized view",
    "policy",
    "grant",
    "default privileges",
    "sequence",
    "extension",
    "schema",
    "comment",
};

}  // namespace

std::vector<GapCount> gap_counts(const Difference& difference, const Side& a, const Side& b,
                                 const Priorities& priorities) {
  std::map<std::string, GapCount> counts;
  const auto partitions_a = partitions_of(a), partitions_b = partitions_of(b);
  for (const Object& o : a.catalog().objects()) ++counts[counted_as(o, partitions_a)].in_a;
  for (const Object& o : b.catalog().objects()) ++counts[counted_as(o, partitions_b)].in_b;
  for (const Change& c : difference.changes) {
    GapCount& count = c.left != nullptr ? counts[counted_as(*c.left, partitions_a)]
                                        : counts[counted_as(*c.right, partitions_b)];
    if (c.right == nullptr) {
      ++count.missing;
      if (priorities.goes_with(c) != nullptr) ++count.with_parent;
    } else if (c.left == nullptr) {
      ++count.extra;
    } else if (is_renamed(c)) {
      ++count.renamed;
    } else if (!c.details.empty() && !only_position(c)) {
      ++count.changed;
    }
  }
  counts.erase("");
  std::vector<GapCount> all;
  const auto take = [&](const std::string& kind) {
    all.push_back(counts[kind]);
    all.back().kind = kind;
    counts.erase(kind);
  };
  for (std::string_view kind : order)
    if (counts.contains(std::string(kind))) take(std::string(kind));
  while (!counts.empty()) take(counts.begin()->first);
  return all;
}

}  // namespace shale
