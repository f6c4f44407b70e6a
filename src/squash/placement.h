// From the groups of the tables to those of all objects.
#pragma once

#include <vector>

#include "squash/tables.h"

namespace shale {

// `wanted` has the group of each table. A table that needs something of a later group goes there;
// what no table has goes where it is used, and not before what it needs.
std::vector<int> place_objects(const Catalog& catalog, const GroupTables& tables,
                               const std::vector<int>& wanted, int groups);

}  // namespace shale
