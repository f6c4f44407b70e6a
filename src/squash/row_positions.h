// Where sequences stand, and which materialized views have rows. Only for this folder.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "pg/connection.h"

namespace shale {

struct SequencePosition {
  std::string sequence{};  // as the catalog has it
  long long value = 0;
  bool is_called = false;
};
// Those that do not stand at their start.
Result<std::vector<SequencePosition>> moved_sequences(Connection& connection,
                                                      const Catalog& catalog);

// Those with rows, each behind those that it reads.
Result<std::vector<std::string>> filled_views(Connection& connection, const Catalog& catalog);

}  // namespace shale
