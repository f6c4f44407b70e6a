// What a migration means for those who run and use the database: breaking changes, locks and work,
// the way back.
#pragma once

#include "review/scene.h"

namespace shale {

MigrationImpact impact_of(const Scene& scene, const std::vector<Finding>& findings);

}  // namespace shale
