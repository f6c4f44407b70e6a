// The rows of a database by the place that they belong to: an object, without its columns. Only for
// this folder.
#pragma once

#include <compare>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/address_map.h"
#include "catalog/rows.h"

namespace shale {

// A row of a system catalog.
struct RowPlace {
  Oid catalog = 0;
  Oid object = 0;
  bool operator==(const RowPlace&) const = default;
  auto operator<=>(const RowPlace&) const = default;
};
struct RowPlaceHash {
  std::size_t operator()(const RowPlace& p) const {
    return AddressHash()({p.catalog, p.object, 0});
  }
};
inline RowPlace place_of(const CatalogRow& row) {
  return {row.address.catalog, row.address.object};
}

// The objects of places, for SQL.
std::string oid_array(const auto& places) {
  std::string list;
  for (const auto& p : places) list += fmt::format("{}{}", list.empty() ? "" : ",", p.object);
  return "'{" + list + "}'::pg_catalog.oid[]";
}

// They don't change, so that many can share them.
class PlacedRows {
 public:
  PlacedRows() = default;
  explicit PlacedRows(std::vector<CatalogRow> rows) : rows_(std::move(rows)) {
    first_.reserve(rows_.size());
    next_.assign(rows_.size(), -1);
    std::vector<int> last(rows_.size());  // of those at the place of a first one
    for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
      const int first = first_.find(address(place_of(rows_[at(i)])));
      if (first < 0)
        first_.emplace(address(place_of(rows_[at(i)])), i);
      else
        next_[at(last[at(first)])] = i;
      last[at(first < 0 ? i : first)] = i;
    }
  }

  std::span<const CatalogRow> all() const { return rows_; }
  bool contains(RowPlace place) const { return first_.contains(address(place)); }
  template <class Look>
  void each_at(RowPlace place, const Look& look) const {
    for (int i = first_.find(address(place)); i >= 0; i = next_[at(i)]) look(rows_[at(i)]);
  }

 private:
  static Address address(RowPlace place) { return {place.catalog, place.object, 0}; }
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  std::vector<CatalogRow> rows_{};
  AddressMap first_{};       // the first at each place
  std::vector<int> next_{};  // the next at the same place, or -1
};

// All of a database as a follower finds it.
struct FirstRows {
  PlacedRows rows{};                      // without those of extensions' members
  std::map<Address, Oid> members{};       // of extensions; a change of these reads all
  std::vector<CatalogDepends> depends{};  // what uses what
};

}  // namespace shale
