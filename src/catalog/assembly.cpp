#include "catalog/assembly.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"

namespace shale {
namespace {

// One allocation for each key.
std::string below(Text above, Text sign, Text name) {
  std::string key;
  key.reserve(above.size() + sign.size() + name.size());
  return key.append(above).append(sign).append(name);
}

}  // namespace

void CatalogAssembly::reserve(std::size_t rows) {
  all_.reserve(rows + rows / 8);
  row_at_.reserve(rows + rows / 8);
  catalog_.by_address_.reserve(2 * rows);
}

void CatalogAssembly::add(CatalogRow row) {
  if (members_.contains({row.address.catalog, row.address.object, 0})) return;
  row_at_.emplace(row.address, static_cast<int>(all_.size()));
  all_.push_back(std::move(row));
}

bool CatalogAssembly::wanted_schema(Text name) const {
  if (name == "shale") return false;
  return options_.schemas.empty() ||
         std::ranges::find(options_.schemas, name) != options_.schemas.end();
}

// The role that whoever runs the migrations has here.
void CatalogAssembly::own_role_of_majority(Text reader) {
  std::map<Text, int> owned;
  for (const CatalogRow& row : all_)
    if (row.kind->catalog == catalog_oid::relation || row.kind->catalog == catalog_oid::procedure)
      if (!row.owner.empty()) ++owned[row.owner];
  int most = 0;
  for (const auto& [role, count] : owned)
    if (count > most || (count == most && role == reader))
      most = count, catalog_.own_role_ = std::string(role);
}

Text CatalogAssembly::keep(std::string text) {
  return catalog_.texts_.emplace_back(std::move(text));
}

// A list of privileges as the first attributes of a kind that says such: as a set, in the order in
// which they were granted, and what they usually are. Empty: they are as usual.
std::vector<Text> CatalogAssembly::privilege_texts(const CatalogRow& row) {
  const std::string granted = privilege_lines(row.acl, catalog_.own_role_),
                    usual = privilege_lines(row.usual_acl, catalog_.own_role_),
                    set = sorted_lines(granted);
  if (set == sorted_lines(usual)) return {};
  return {keep(set), keep(granted), keep(usual)};
}

// The privileges of an object are an object of their own where they are not the usual ones.
void CatalogAssembly::collect_privileges() {
  const Kind* kind = find_kind("privileges");
  const std::size_t count = all_.size();
  for (std::size_t i = 0; i < count; ++i) {
    CatalogRow& row = all_[i];
    if (row.acl.empty()) continue;
    std::vector<Text> texts = privilege_texts(row);
    if (row.kind->grants) {
      if (texts.empty()) row.state = CatalogRow::unwanted;
      const Object read{.kind = row.kind, .value = row.value};
      texts.resize(3);
      for (std::size_t a = 3; a < row.kind->attributes.size(); ++a)
        texts.push_back(row.kind->text(read, a));
      row.value = row.kind->value(texts);
    } else if (!texts.empty()) {
      texts.resize(kind->attributes.size());
      CatalogRow made{.kind = kind,
                      .number = kind_index(*kind),
                      .address = row.address,
                      .parent = row.address,
                      .value = kind->value(texts)};
      made.address.catalog = kind->catalog;
      all_.push_back(std::move(made));
    }
  }
}

// Now that it is known whose name is left out.
void CatalogAssembly::name_roles() {
  for (CatalogRow& row : all_)
    if (row.kind->of_role)
      row.name = keep(fmt::format("{}{}", row.name, shown_role(row.owner, catalog_.own_role_)));
}

CatalogRow* CatalogAssembly::row_at(Address address) {
  const int found = row_at_.find(address);
  return found < 0 ? nullptr : &all_[static_cast<std::size_t>(found)];
}

// Is the row an object of ours? It is if its schema and its parent are. Then it has a key.
bool CatalogAssembly::settle(CatalogRow& row) {
  if (row.state != CatalogRow::unknown) return row.state == CatalogRow::wanted;
  row.state = CatalogRow::unwanted;
  if (row.kind->catalog == catalog_oid::name_space && !wanted_schema(row.name)) return false;
  CatalogRow* schema = row.schema == 0 ? nullptr : row_at({catalog_oid::name_space, row.schema, 0});
  if (row.schema != 0 && (schema == nullptr || !settle(*schema))) return false;
  CatalogRow* parent = row.parent.object == 0 ? nullptr : row_at(row.parent);
  if (row.parent.object != 0 && (parent == nullptr || !settle(*parent))) return false;
  if (schema != nullptr)
    row.key = below(schema->key, ".", row.name);
  else if (parent == nullptr)
    row.key = row.name;
  else if (row.name.empty())
    row.key = below(parent->kind->name, " ", parent->key);
  else
    row.key = below(parent->key, ".", row.name);
  if (schema == nullptr && parent == nullptr && !wanted_alone(row)) return false;
  if (std::ranges::find(options_.left_out, row.key) != options_.left_out.end()) return false;
  row.state = CatalogRow::wanted;
  return true;
}

// What stands in no schema and belongs to nothing.
bool CatalogAssembly::wanted_alone(const CatalogRow& row) const {
  return options_.known == nullptr || row.kind->catalog == catalog_oid::name_space ||
         options_.known->find(*row.kind, row.key) != nullptr;
}

// The rows belong to the catalog as long as its objects do.
void CatalogAssembly::keep_sources() {
  for (const CatalogRow& row : all_)
    if (row.source != nullptr && (catalog_.rows_.empty() || catalog_.rows_.back() != row.source))
      catalog_.rows_.push_back(row.source);
  std::ranges::sort(catalog_.rows_);
  catalog_.rows_.erase(std::ranges::unique(catalog_.rows_).begin(), catalog_.rows_.end());
}

// Makes the objects, sorted, and hangs them up on each other.
void CatalogAssembly::place() {
  name_roles();
  collect_privileges();
  keep_sources();
  std::vector<CatalogRow*> order;
  for (CatalogRow& row : all_)
    if (settle(row)) order.push_back(&row);
  std::ranges::stable_sort(order, [](const CatalogRow* a, const CatalogRow* b) {
    return a->number != b->number ? a->number < b->number : a->key < b->key;
  });
  catalog_.objects_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i]->object = static_cast<int>(i);
  const auto object_of = [&](Address address) -> const Object* {
    const CatalogRow* row = address.object == 0 ? nullptr : row_at(address);
    return row == nullptr || row->object < 0
               ? nullptr
               : &catalog_.objects_[static_cast<std::size_t>(row->object)];
  };
  catalog_.of_kind_.assign(kinds().size(), {0, 0});
  for (std::size_t i = 0; i < order.size(); ++i) {
    CatalogRow& row = *order[i];
    catalog_.objects_[i] = Object{.kind = row.kind,
                                  .address = row.address,
                                  .parent = object_of(row.parent),
                                  .schema = object_of({catalog_oid::name_space, row.schema, 0}),
                                  .key = std::move(row.key),
                                  .name = row.name,
                                  .owner = row.owner == catalog_.own_role_ ? Text() : row.owner,
                                  .acl = row.acl,
                                  .usual_acl = row.usual_acl,
                                  .value = std::move(row.value)};
    catalog_.by_address_.emplace(row.address, static_cast<int>(i));
    auto& [begin, end] = catalog_.of_kind_[row.number];
    if (end == 0) begin = static_cast<int>(i);
    end = static_cast<int>(i) + 1;
  }
}

}  // namespace shale
