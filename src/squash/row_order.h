// The order in which tables get their rows, and the foreign keys that have to wait. Only for this
// folder.
#pragma once

#include <string>
#include <vector>

#include "squash/row_tables.h"

namespace shale {

struct RowOrder {
  std::vector<std::size_t> tables{};  // each behind those that it refers to
  // Of circles: keys whose columns are filled later, and keys that are checked later.
  std::vector<RowLink> later{}, deferred{};
};
// What can't be put in order is said in the tables' remarks.
RowOrder order_of(RowTables& tables);

// The columns of a key that are NULL until then. Empty: there are none.
std::vector<std::size_t> columns_to_fill(const RowTable& table, const RowLink& link);

}  // namespace shale
