// What has to be undone for a moment, so that a statement runs.
#pragma once

#include "catalog/catalog.h"

namespace shale {

struct Detour {
  Statements before{}, after{};
};

// Postgres refuses a table whose parents store or compress a column of the same name in different
// ways, but not that they do so later: for the time of CREATE they all do it as the type does.
Detour to_be_made_with_parents(const Catalog& catalog, const Object& table);

}  // namespace shale
