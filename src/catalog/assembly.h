// Puts the objects of a catalog together from rows. Only for this folder.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/rows.h"

namespace shale {

class CatalogAssembly {
 public:
  explicit CatalogAssembly(const CatalogOptions& options) : options_(options) {}

  // What stands for itself in the result, and is not in its rows.
  void member(Address part, Oid extension) { members_.emplace(part, extension); }
  // Rows of extension members are left out.
  void reserve(std::size_t rows);  // how many will be added; only for speed
  void add(CatalogRow row);
  void own_role(std::string role) { catalog_.own_role_ = std::move(role); }
  // The role that most relations and functions belong to; `reader` among equals.
  void own_role_of_majority(Text reader);
  void database(Text name) { catalog_.database_ = std::string(name); }
  void version(int version) { catalog_.version_ = version; }

  // The objects, without edges.
  void place();

  using Depends = CatalogDepends;
  void connect(std::vector<Depends> depends);
  // What uses our objects and belongs to none: (classid, objid).
  std::vector<Address> uncovered() const;

  // A text that lives as long as the catalog.
  Text keep(std::string text);

  Catalog& catalog() { return catalog_; }
  Catalog take() { return std::move(catalog_); }
  void name_uncovered(Text description) { catalog_.uncovered_.emplace_back(description); }

 private:
  std::vector<Text> privilege_texts(const CatalogRow& row);
  void collect_privileges();
  void name_roles();
  bool wanted_schema(Text name) const;
  bool settle(CatalogRow& row);
  bool wanted_alone(const CatalogRow& row) const;
  CatalogRow* row_at(Address address);
  void keep_sources();
  void resolve_aliases();
  void resolve_edges();
  void add_edge(int user, int used);
  bool said_elsewhere(const Depends& d, int user, int used) const;
  bool unwanted(Address address) const;
  const Object& object(int index) const {
    return catalog_.objects_[static_cast<std::size_t>(index)];
  }

  const CatalogOptions& options_;
  Catalog catalog_;
  std::vector<CatalogRow> all_;
  AddressMap row_at_;
  std::unordered_map<Address, Oid, AddressHash> members_;  // to their extension
  std::vector<Depends> depends_;
  std::unordered_set<Address, AddressHash> clones_;  // of a trigger or key, on partitions
};

}  // namespace shale
