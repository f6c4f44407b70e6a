#include "catalog/catalog.h"

#include <algorithm>

namespace shale {

std::size_t kind_index(const Kind& kind) {
  const auto all = kinds();
  return static_cast<std::size_t>(std::ranges::find(all, &kind) - all.begin());
}

const Kind* find_kind(std::string_view name) {
  const auto all = kinds();
  const auto found = std::ranges::find(all, name, &Kind::name);
  return found == all.end() ? nullptr : *found;
}

Catalog Catalog::pristine(const Catalog& like) {
  Catalog catalog;
  catalog.version_ = like.version_;
  catalog.own_role_ = like.own_role_;
  const Kind* schema = find_kind("schema");
  const std::vector<Text> nothing(schema->attributes.size());
  // Since PostgreSQL 15 it belongs to whoever owns the database.
  catalog.objects_.push_back({.kind = schema,
                              .address = {catalog_oid::name_space, 2200, 0},
                              .key = "public",
                              .name = "public",
                              .owner = like.version_ >= 150000 ? Text("pg_database_owner") : Text(),
                              .value = schema->value(nothing)});
  catalog.by_address_.emplace(catalog.objects_[0].address, 0);
  catalog.of_kind_.assign(kinds().size(), {0, 0});
  catalog.of_kind_[kind_index(*schema)] = {0, 1};
  return catalog;
}

std::span<const Object> Catalog::of(const Kind& kind) const {
  if (of_kind_.empty()) return {};
  const auto [begin, end] = of_kind_[kind_index(kind)];
  return std::span(objects_).subspan(static_cast<std::size_t>(begin),
                                     static_cast<std::size_t>(end - begin));
}

const Object* Catalog::find(const Kind& kind, std::string_view key) const {
  const std::span<const Object> all = of(kind);
  const auto found = std::ranges::lower_bound(
      all, key, {}, [](const Object& o) -> std::string_view { return o.key; });
  return found == all.end() || found->key != key ? nullptr : &*found;
}

const Object* Catalog::find(std::string_view kind, std::string_view key) const {
  const Kind* row = find_kind(kind);
  return row == nullptr ? nullptr : find(*row, key);
}

int Catalog::at(Address address) const {
  const int found = by_address_.find(address);
  if (found >= 0 || address.sub == 0) return found;
  address.sub = 0;
  return by_address_.find(address);
}

std::string_view hazard_name(Hazard hazard) {
  switch (hazard) {
    case Hazard::loses_rows:
      return "loses-rows";
    case Hazard::loses_values:
      return "loses-values";
    case Hazard::rewrites_table:
      return "rewrites-table";
    case Hazard::scans_table:
      return "scans-table";
    case Hazard::builds_index:
      return "builds-index";
    case Hazard::may_fail_on_rows:
      return "may-fail-on-rows";
    case Hazard::locks_out:
      return "locks-out";
    case Hazard::changes_access:
      return "changes-access";
    case Hazard::changes_results:
      return "changes-results";
  }
  return "";
}

}  // namespace shale
