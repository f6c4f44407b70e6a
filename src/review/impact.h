// What a migration means for those who run and use the database: breaking changes, locks and work,
// the way back.
#pragma once

#include <span>

#include "review/scene.h"

namespace shale {

// `findings` may be of other migrations, too.
MigrationImpact impact_of(const Scene& scene, std::span<const Finding> findings);

}  // namespace shale
