// The names of NOT NULL constraints, which tables of one schema get from the server.
#pragma once

#include <map>

#include "catalog/catalog.h"

namespace shale {

// Since PostgreSQL 18 a NOT NULL without a name is called <table>_<column>_not_null, or something
// else if another table of the schema has a constraint of that name: a partition or a copy by LIKE
// has its parent's. Then the name has to be said, though it is the usual one.
class ConstraintNames {
 public:
  ConstraintNames(const Catalog& from, const Catalog& to);
  // One of the new catalog as its statements say it: itself, or a column whose constraint is named.
  const Object& said(const Object& object) const;

 private:
  std::map<const Object*, Object> named_;
};

}  // namespace shale
