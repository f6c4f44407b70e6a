// Follows a database through its changes, at a price that grows with the change and not with the
// schema: what a statement wrote is known from the system column xmin of the catalogs' rows, and
// only that is read again, with what depends on it.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/rows.h"

namespace shale {

class CatalogAssembly;

class CatalogFollower {
 public:
  // Reads all of it: state 0. The connection has to live as long as the follower; it may be in a
  // transaction. Nobody else may change the database meanwhile: for scratch databases. A large one
  // may be read on two connections, if nothing else waits for the server.
  // `copy_of` is as in CatalogOptions.
  static Result<CatalogFollower> start(Connection& connection, bool on_one_connection = true,
                                       const std::string& copy_of = "");

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
  // A row of a system catalog: its object, without columns.
  struct Place {
    Oid catalog = 0;
    Oid object = 0;
    bool operator==(const Place&) const = default;
    auto operator<=>(const Place&) const = default;
  };
  struct PlaceHash {
    std::size_t operator()(const Place& p) const { return AddressHash()({p.catalog, p.object, 0}); }
  };
  using Group = std::vector<CatalogRow>;  // all rows at one place
  using Groups = std::unordered_map<Place, Group, PlaceHash>;
  using Step = Groups;  // what was at the places that a look has read again

  // What a look finds out first.
  struct Seen {
    std::set<Place> touched;
    bool all = false;  // something that is not worth being clever about
  };

  explicit CatalogFollower(Connection& connection) : connection_(&connection) {}
  static Place place_of(const CatalogRow& row) { return {row.address.catalog, row.address.object}; }
  std::string touched_query() const;
  Result<std::shared_ptr<const Rows>> ask_touched();
  Result<Seen> find_touched();
  Status find_gone(const std::vector<int>& watched, Seen& seen);
  void find_other_numbers(int watched, const std::vector<Oid>& owners, Seen& seen);
  Status add_dependents(Seen& seen);
  Groups own_groups(std::vector<CatalogRow> rows) const;
  Status read_all(bool on_one_connection = true, const std::string& copy_of = "");
  Status read_again(const std::set<Place>& touched);
  Result<std::vector<CatalogRow>> ask_kinds(const std::set<Place>& touched);
  bool has_other_names(const Groups& read) const;
  void replace(Groups read, const std::set<Place>& touched);
  const Group* at(const Place& place, int state) const;
  std::set<Place> with_places_above(std::set<Place> places, int a, int b) const;
  std::set<Place> places_of(int state) const;
  CatalogAssembly assembled(const std::set<Place>& places, int state) const;
  Catalog part(const std::set<Place>& places, int state) const;

  Connection* connection_;
  Groups now_;
  int first_ = 0;  // the state before steps_[0]
  std::deque<Step> steps_;
  std::string marker_;               // the first transaction that the last look did not see
  std::map<int, long long> counts_;  // rows of each watched catalog
  // Of those in which an object has any number of rows: how many each has.
  std::map<int, std::map<Oid, int>> numbers_;
  bool knows_touched_ = false;      // is that statement prepared?
  std::set<std::size_t> prepared_;  // and those of these kinds
  // What uses what, at a state: read for it, and not asked again.
  std::pair<int, std::vector<CatalogDepends>> depends_{-1, {}};
  std::map<Address, Oid> members_;  // of extensions; a change of these reads all
  std::string own_role_, database_;
};

}  // namespace shale
