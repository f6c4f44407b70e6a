// The way back from a migration, written and proved on the clone that it ran on.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "catalog/follower.h"

namespace shale {

// Statements from the schema after to the schema before; they are run in a transaction on the
// connection's database, compared, and rolled back. "": they can't be written, or run in a
// transaction, or lead elsewhere. Of rows they know nothing. The follower, if there is one, follows
// this connection, saw `after` last, and can't be used any more: it has seen what was rolled back.
Result<std::string> proved_undo(Connection& connection, const Catalog& before, const Catalog& after,
                                CatalogFollower* follower);

}  // namespace shale
