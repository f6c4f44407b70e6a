// The foreign keys that a partition keeps when it leaves its table, and brings when it comes to one.
#pragma once

#include <vector>

#include "diff/fates.h"

namespace shale {

// DETACH leaves a table with the foreign keys that it had from its parents, and makes them its own.
// Those that the table has no more in the end, neither itself nor from another parent.
std::vector<const Object*> keys_to_drop_behind(const Fates& fates, const Object& from_link);
// Is it, of the new catalog, one that DETACH leaves?
bool is_left_by_detach(const Fates& fates, const Object& foreign_key);
// Is it, of the old catalog, one that ATTACH makes a copy of the parent's, without looking at the
// rows again?
bool is_taken_by_attach(const Fates& fates, const Object& foreign_key);

}  // namespace shale
