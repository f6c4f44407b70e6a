#include "catalog/sketched.h"

#include <algorithm>

#include "catalog/assembly.h"
#include "sql/facts.h"

namespace shale {

struct CatalogSketch::Parts {
  CatalogOptions options{};
  CatalogAssembly assembly{options};
  std::vector<std::pair<std::string, Oid>> schemas{};

  Oid schema(std::string_view name);
  void add(std::string_view kind, CatalogRow row,
           std::initializer_list<std::pair<std::string_view, std::string_view>> attributes);
};

void CatalogSketch::Parts::add(
    std::string_view kind, CatalogRow row,
    std::initializer_list<std::pair<std::string_view, std::string_view>> attributes) {
  row.kind = find_kind(kind);
  row.number = kind_index(*row.kind);
  std::vector<Text> texts(row.kind->attributes.size());
  for (const auto& [name, text] : attributes)
    if (!text.empty())
      texts[static_cast<std::size_t>(
          std::ranges::find(row.kind->attributes, name, &Attribute::name) -
          row.kind->attributes.begin())] = assembly.keep(std::string(text));
  row.value = row.kind->value(texts);
  assembly.add(std::move(row));
}

Oid CatalogSketch::Parts::schema(std::string_view name) {
  for (const auto& [known, oid] : schemas)
    if (known == name) return oid;
  // Any number that no table has.
  const Oid oid = 2200 + static_cast<Oid>(schemas.size());
  schemas.emplace_back(name, oid);
  add("schema",
      {.address = {catalog_oid::name_space, oid, 0}, .name = assembly.keep(quote_name(name))}, {});
  return oid;
}

CatalogSketch::CatalogSketch() : parts_(std::make_unique<Parts>()) {}
CatalogSketch::~CatalogSketch() = default;

void CatalogSketch::add(
    std::string_view kind, Address address, Address parent, std::string_view schema,
    std::string_view name,
    std::initializer_list<std::pair<std::string_view, std::string_view>> attributes) {
  parts_->add(kind,
              {.address = address,
               .schema = schema.empty() ? 0 : parts_->schema(schema),
               .parent = parent,
               .name = name.empty() ? Text() : parts_->assembly.keep(quote_name(name))},
              attributes);
}

Catalog CatalogSketch::done() {
  parts_->assembly.version(150000);
  parts_->assembly.place();
  return parts_->assembly.take();
}

}  // namespace shale
