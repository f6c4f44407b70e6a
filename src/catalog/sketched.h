// A catalog that is put together from what somebody says, and not from a server's rows.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/catalog.h"

namespace shale {

class CatalogSketch {
 public:
  CatalogSketch();
  ~CatalogSketch();
  CatalogSketch(const CatalogSketch&) = delete;
  CatalogSketch& operator=(const CatalogSketch&) = delete;

  // An object of a kind. Without a parent (its object is 0) it stands in the schema; with one, it
  // may stand in one, too. Names are without quotes. Attributes that are not said are empty.
  void add(std::string_view kind, Address address, Address parent, std::string_view schema,
           std::string_view name,
           std::initializer_list<std::pair<std::string_view, std::string_view>> attributes);
  Catalog done();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace shale
