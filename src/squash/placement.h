// From the groups of the tables to those of all objects.
#pragma once

#include <vector>

#include "squash/tables.h"

namespace shale {

// `wanted` has the group of each table. A table that needs something of a later group goes there;
// what no table has goes where it is used, and not before what it needs.
std::vector<int> place_objects(const Catalog& catalog, const GroupTables& tables,
                               const std::vector<int>& wanted, int groups);

// Those that come behind all else: publications, default privileges, event triggers. What is made
// before default privileges are set has none of them: its grants say all.
bool comes_last(const Object& object);

}  // namespace shale
