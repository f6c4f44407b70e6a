// Follows a database through its changes, at a price that grows with the change and not with the
// schema: what a statement wrote is known from the system column xmin of the catalogs' rows, and
// only that is read again, with what depends on it.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/placed_rows.h"

namespace shale {

class CatalogAssembly;

// What is in every copy of a snapshot in which nothing has run yet: whoever follows the first such
// copy reads it, and the others share what was read. From any number of threads.
class SnapshotRows {
 public:
  // The snapshot's database.
  explicit SnapshotRows(std::string database) : database_(std::move(database)) {}

 private:
  friend class CatalogFollower;
  std::string database_;
  std::mutex mutex_{};
  std::shared_ptr<const FirstRows> rows_{};
};

class CatalogFollower {
 public:
  // Reads all of it: state 0. The connection has to live as long as the follower; it may be in a
  // transaction. Nobody else may change the database meanwhile: for scratch databases. A large one
  // may be read on two connections, if nothing else waits for the server. `copy_of`: the database
  // is a copy of that snapshot, and nothing has run in it.
  static Result<CatalogFollower> start(Connection& connection, bool on_one_connection = true,
                                       SnapshotRows* copy_of = nullptr);

  // Reads what has changed since the last look. The number of the state that it sees.
  Result<int> look();
  int state() const { return first_ + static_cast<int>(steps_.size()); }

  // What may differ between two states, with what that stands in; without edges. All else is the
  // same in both.
  std::pair<Catalog, Catalog> between(int earlier, int later) const;
  // All of a state, put together from what was read; without edges.
  Catalog whole(int state) const;
  // All of the last state, with edges: what uses what is asked in one query.
  Result<Catalog> whole_with_edges();
  // States before this one are not asked for any more.
  void forget_before(int state);

 private:
  using Place = RowPlace;
  using Group = std::vector<CatalogRow>;  // all rows at one place
  using Groups = std::unordered_map<Place, Group, RowPlaceHash>;
  using Step = Groups;  // what was at the places that a look has read again

  // What a look finds out first.
  struct Seen {
    std::set<Place> touched;
    bool all = false;  // something that is not worth being clever about
  };

  explicit CatalogFollower(Connection& connection) : connection_(&connection) {}
  std::string touched_query() const;
  Result<std::shared_ptr<const Rows>> ask_touched();
  Result<Seen> find_touched();
  Status find_gone(std::vector<int> watched, Seen& seen);
  void find_other_numbers(int watched, const std::vector<Oid>& owners, Seen& seen);
  Status add_dependents(Seen& seen);
  Groups own_groups(std::vector<CatalogRow> rows) const;
  // The first time it finds out first what is there, to see later what is new.
  Result<std::shared_ptr<const FirstRows>> read_rows(bool on_one_connection,
                                                     const std::string& copy_of, bool is_first);
  Status read_all();
  Status read_again(const std::set<Place>& touched);
  Result<std::vector<CatalogRow>> ask_kinds(const std::set<Place>& touched);
  bool has_other_names(const Groups& read) const;
  void replace(Groups read, const std::set<Place>& touched);
  Group group_now(const Place& place) const;
  std::vector<const CatalogRow*> at(const Place& place, int state) const;
  std::set<Place> with_places_above(std::set<Place> places, int a, int b) const;
  CatalogAssembly empty_assembly() const;
  CatalogAssembly assembled_whole(int state) const;
  Catalog part(const std::set<Place>& places, int state) const;

  Connection* connection_;
  std::shared_ptr<const FirstRows> base_;
  Groups changed_;  // what is now at the places where it is not as in base_; none: nothing
  int first_ = 0;   // the state before steps_[0]
  std::deque<Step> steps_;
  std::string marker_;               // the first transaction that the last look did not see
  std::map<int, long long> counts_;  // rows of each watched catalog
  // Of those in which an object has any number of rows: how many each has.
  std::map<int, std::map<Oid, int>> numbers_;
  bool knows_touched_ = false;      // is that statement prepared?
  std::set<std::size_t> prepared_;  // and those of these kinds
  // What uses what, at a state: read for it, and not asked again.
  std::pair<int, std::vector<CatalogDepends>> depends_{-1, {}};
  std::string own_role_, database_;
};

}  // namespace shale
