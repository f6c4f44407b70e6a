// The names of NOT NULL constraints, which tables of one schema get from the server.
#pragma once

#include <deque>
#include <set>
#include <string>

#include "catalog/catalog.h"

namespace shale {

// Since PostgreSQL 18 a NOT NULL without a name is called <table>_<column>_not_null, or something
// else if another table of the schema has a constraint of that name: a partition or a copy by LIKE
// has its parent's. Then the name has to be said, though it is the usual one.
class ConstraintNames {
 public:
  ConstraintNames(const Catalog& from, const Catalog& to);
  // The object as its statements say it: itself, or one that lives as long as this does.
  const Object& said(const Object& object);

 private:
  void add(const Catalog& catalog);
  static std::string place(const Object& part, std::string_view name);

  std::set<std::pair<std::string, std::string>> taken_;  // schema and name, key of the table
  std::deque<Object> named_;
};

}  // namespace shale
