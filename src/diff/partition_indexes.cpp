// Which index of a partition belongs to which of its table's. Postgres pairs them itself when a
// partition is attached: each of the table's, the oldest first, takes the oldest of the partition
// that is like it and not taken (AttachPartitionEnsureIndexes in its tablecmds.c). So of several
// that are alike, the order in which they are made decides.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/actions.h"
#include "diff/keys.h"

namespace shale {
namespace {

// The index, or the constraint that it is part of.
const Object& owner_of(const Object& index) {
  return index.kind->implied ? *index.parent : index;
}

// An index or constraint, by the key of its index. Null: there is none.
const Object* find_owner(const Catalog& catalog, Text key) {
  const Object* found = catalog.find("index", key);
  if (found == nullptr) found = catalog.find("constraint index", key);
  return found == nullptr ? nullptr : &owner_of(*found);
}

bool is_partition_link(const Object& link) {
  return !attribute_text(link, "bound").empty();
}

}  // namespace

std::vector<Actions::Pair> Actions::paired_indexes() const {
  std::vector<Pair> pairs;
  for (const Object& a : fates_.to->of(*find_kind("index attachment")))
    if (const Object* above = find_owner(*fates_.to, attribute_text(a, "parent")))
      pairs.push_back({above, &owner_of(*a.parent), create_[at(fates_.to->index_of(a))]});
  return pairs;
}

// An index of a partitioned table that is not on all its partitions comes after they are attached,
// or Postgres would make the rest. These are returned.
std::set<const Object*> Actions::connect_partial_indexes(const std::vector<Pair>& pairs) {
  std::map<const Object*, std::set<const Object*>> covered;  // partitions whose part is attached
  for (const Pair& p : pairs) covered[p.above].insert(p.part->parent);
  std::set<const Object*> partial;
  for (const std::string_view kind : {"index", "constraint"})
    for (const Object& index : fates_.to->of(*find_kind(kind))) {
      const int create = create_[at(fates_.to->index_of(index))];
      if (create < 0 || key_columns(index).empty()) continue;
      const std::vector<const Object*> links = children_of(*fates_.to, *index.parent);
      if (links.empty() || !is_partition_link(*links.front())) continue;
      const std::set<const Object*>& whole = covered[&index];
      if (std::ranges::all_of(links, [&](const Object* l) { return whole.contains(l->parent); }))
        continue;
      partial.insert(&index);
      for (const Object* link : links)
        if (const int attach = create_[at(fates_.to->index_of(*link))]; attach >= 0)
          graph_.before(attach, create);
    }
  return partial;
}

// What is like an index that is to be taken, but is not, comes after it is; where it is there
// already, the parent's comes later.
void Actions::connect_second_indexes(const std::vector<Pair>& pairs) {
  std::set<const Object*> taken;
  for (const Pair& p : pairs) taken.insert(p.part);
  std::multimap<std::pair<const Object*, Text>, int> others;  // by table and columns
  for (const std::string_view kind : {"constraint", "index"})
    for (const Object& other : fates_.to->of(*find_kind(kind)))
      if (!taken.contains(&other) && !key_columns(other).empty()) {
        const int from = fates_.from_of[at(fates_.to->index_of(other))];
        const bool beside = from >= 0 && beside_[at(from)] >= 0;
        others.emplace(std::pair(other.parent, key_columns(other)),
                       beside ? beside_[at(from)] : create_[at(fates_.to->index_of(other))]);
      }
  for (const Pair& p : pairs) {
    const auto [begin, end] = others.equal_range(std::pair(p.part->parent, key_columns(*p.part)));
    for (auto it = begin; p.attach >= 0 && it != end; ++it) {
      if (it->second >= 0)
        graph_.before(p.attach, it->second);
      else
        connect_behind_links(*p.part->parent, *p.above);
    }
  }
}

// The index of a partitioned table comes when the partition is attached already.
void Actions::connect_behind_links(const Object& partition, const Object& above) {
  const int create = create_[at(fates_.to->index_of(above))];
  for (const Object* link : parents_of(*fates_.to, partition))
    if (const int attach = create_[at(fates_.to->index_of(*link))]; create >= 0 && attach >= 0)
      graph_.before(attach, create);
}

// Of indexes that are alike, those of a partition that is attached are made in the order of those
// of its table: the ones that are there already, then new ones. Those in `partial` are not there
// yet when it is attached.
void Actions::connect_like_indexes(const std::vector<Pair>& pairs,
                                   const std::set<const Object*>& partial) {
  struct Part {
    std::tuple<int, unsigned, unsigned> age;
    int above, part;  // their creation, -1: they stay
  };
  // An oid says which is older among those that stay, and among the new ones, not between the two.
  const auto age_of = [&](const Object& index) -> std::pair<int, unsigned> {
    const int to = fates_.to->index_of(index), from = fates_.from_of[at(to)];
    const bool stays = from >= 0 && create_[at(to)] < 0 && beside_[at(from)] < 0;
    if (stays) return {0, old(from).address.object};
    return {partial.contains(&index) ? 2 : 1, index.address.object};
  };
  std::map<std::pair<const Object*, Text>, std::vector<Part>> like;  // by partition and columns
  for (const Pair& p : pairs) {
    const Text columns = key_columns(*p.part);
    if (columns.empty()) continue;
    const auto [rank, oid] = age_of(*p.above);
    const auto [part_rank, part_oid] = age_of(*p.part);
    // To those of the partition that stay, new ones of the table are fitted.
    const unsigned second = rank == 1 && part_rank == 0 ? part_oid : oid;
    like[{p.part->parent, columns}].push_back({{rank, rank == 1 ? part_rank : 0U, second},
                                               create_[at(fates_.to->index_of(*p.above))],
                                               create_[at(fates_.to->index_of(*p.part))]});
  }
  for (auto& [key, parts] : like) {
    std::ranges::sort(parts, {}, &Part::age);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const Part &first = parts[i - 1], &then = parts[i];
      if (first.above >= 0 && then.above >= 0) graph_.before_if_possible(first.above, then.above);
      if (first.part >= 0 && then.part >= 0) graph_.before_if_possible(first.part, then.part);
    }
  }
}

// A key to a partitioned table wants its index whole: attached on every partition.
void Actions::connect_keys_to_partitions(const std::vector<Pair>& pairs) {
  std::multimap<const Object*, const Pair*> attached;  // by the index above
  for (const Pair& p : pairs)
    if (p.attach >= 0) attached.emplace(p.above, &p);
  if (attached.empty()) return;
  for (const Edge& e : fates_.to->edges()) {
    if (create_[at(e.user)] < 0 || made(e.user).kind->name != "foreign key") continue;
    std::vector<const Object*> open{&owner_of(made(e.used))};
    while (!open.empty()) {
      const auto [begin, end] = attached.equal_range(open.back());
      open.pop_back();
      for (auto it = begin; it != end; ++it) {
        graph_.before(it->second->attach, create_[at(e.user)]);
        open.push_back(it->second->part);
      }
    }
  }
}

void Actions::connect_partition_indexes() {
  const std::vector<Pair> pairs = paired_indexes();
  const std::set<const Object*> partial = connect_partial_indexes(pairs);
  connect_second_indexes(pairs);
  connect_like_indexes(pairs, partial);
  connect_keys_to_partitions(pairs);
}

}  // namespace shale
