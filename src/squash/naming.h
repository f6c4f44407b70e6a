// Names of inferred groups, which say what is inside.
#pragma once

#include <string>
#include <vector>

#include "squash/clusters.h"

namespace shale {

// Of each cluster; none is in `taken`, and no two are the same.
std::vector<std::string> name_clusters(const GroupTables& tables,
                                       const std::vector<TableCluster>& clusters,
                                       std::vector<std::string> taken = {});

}  // namespace shale
