// Does it matter what was first: what was merged meanwhile, or what the branch adds?
#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "review/finding.h"
#include "review/newcomers.h"
#include "run/observer.h"
#include "server/server.h"

namespace shale {

// `after` is the schema with the merged ones first. None: it is the same the other way round, or
// nothing was merged meanwhile.
Result<std::optional<Finding>> order_matters(const Server& server, const Newcomers& newcomers,
                                             const Catalog& after, Observer& observer);

}  // namespace shale
