// The vertices of a plan: what is done to each object, and which has to come first.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "diff/fates.h"
#include "diff/graph.h"
#include "diff/inherited.h"
#include "diff/live.h"

namespace shale {

enum class Act : unsigned char {
  drop,
  set_aside,  // out of the way, until its rows or columns are over
  alter,
  create,
  define,        // what create made was only a shell
  copy,          // rows from the table that was set aside
  build_beside,  // what takes an old one's place, while that is still in use
  validate,      // what create made, for the rows that were there
};

struct Action {
  Act act = Act::alter;
  int from = -1, to = -1;  // objects of the two catalogs
};

class Actions {
 public:
  // `shells` are objects of the new catalog that are made in two steps, each with those that may
  // use the shell.
  using Shells = std::map<int, std::set<int>>;
  // `rings` are circles of the old catalog that go at once: each by its first, with CASCADE.
  using Rings = std::vector<std::vector<int>>;
  // `place` is PlanOptions::place, and may be empty.
  using Places = std::function<long(const Object&)>;
  Actions(const Fates& fates, const Live& live, const Shells& shells, const Rings& rings,
          const Places& place);

  const std::vector<Action>& all() const { return actions_; }
  Graph& graph() { return graph_; }
  const Graph& graph() const { return graph_; }
  // Does the object of the old catalog take others of its circle along?
  bool leads_ring(int from) const {
    return std::ranges::any_of(rings_, [&](const auto& ring) { return ring.front() == from; });
  }

 private:
  int add(Act act, int from, int to);
  void make();
  bool goes_with_column(const Object& link) const;
  void connect_old();
  void connect_new();
  void connect_slots();
  void connect_sets_aside();
  void connect_live();
  bool minds(const Object& user, int used_from, const Object& used) const;
  bool is_key_of_quiet(const Object& user, int used_from) const;
  void connect_inherited();
  void connect_inherited_drops();
  void connect_own_drop(const Object& part, int drop);
  void connect_before_attach(const Object& partition, int first);
  void connect_column_above(const Object& column, int create);
  void connect_part_of_child(const Object& part, int drop);
  void connect_neighbours();
  bool comes_to_be_typed(int to) const;
  void connect_typed();
  void connect_whole_rows();
  int persists_anew(int from_table) const;
  void connect_persistence();
  void connect_users_below();
  void connect_row_types();
  // An index of a partition and the one above it: indexes, or the constraints that own them.
  struct Pair {
    const Object *above, *part;
    int attach;  // the creation of the link between the two, -1: it stays
  };
  std::vector<Pair> paired_indexes() const;
  void connect_partition_indexes();
  std::set<const Object*> connect_partial_indexes(const std::vector<Pair>& pairs);
  void connect_second_indexes(const std::vector<Pair>& pairs);
  void connect_like_indexes(const std::vector<Pair>& pairs, const std::set<const Object*>& partial);
  void connect_behind_links(const Object& partition, const Object& above);
  void connect_keys_to_partitions(const std::vector<Pair>& pairs);
  void connect_keys_of_partitions();
  void connect_conflicting_defaults(const Object& column);
  void connect_unvalidated(const Object& constraint);
  void connect_validated(const Object& constraint);
  void connect_bodies();
  bool stands_apart(const Object& object) const;
  void fold_drops();
  void fold_creates();
  void find_led();
  int build_of(int to) const;
  int leaves(int from) const;
  int parting(int from) const;
  const Object& old(int i) const { return fates_.from->objects()[static_cast<std::size_t>(i)]; }
  const Object& made(int i) const { return fates_.to->objects()[static_cast<std::size_t>(i)]; }

  const Fates& fates_;
  const Live& live_;
  const Shells& shells_;
  const Rings& rings_;
  const Places& place_;
  std::vector<Action> actions_;
  std::vector<int> drop_, aside_, alter_, create_, copy_, define_, beside_, validate_;  // -1: none
  // Partitions that go with their table when that is set aside, which keeps its rows for the copy.
  std::map<const Object*, int> led_;  // to the table
  Graph graph_{0};
};

}  // namespace shale
