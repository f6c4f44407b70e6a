// Tables put together by their ties, without rules.
#pragma once

#include <cstddef>
#include <vector>

#include "squash/ties.h"

namespace shale {

struct TableCluster {
  std::vector<int> heads{};  // of families, by birth
  bool foundation = false;
};

// In an order in which foreign keys lead back where they can; the foundation, which may have no
// tables, is the first.
std::vector<TableCluster> find_clusters(const GroupTables& tables, std::size_t max_lines);

// Those of `heads` alone, in the same order, without a foundation.
std::vector<TableCluster> find_clusters(const GroupTables& tables, const std::vector<int>& heads,
                                        std::size_t max_lines);

}  // namespace shale
