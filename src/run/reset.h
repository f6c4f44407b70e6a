// Dropping what the migrations made, so that they can be applied from zero.
#pragma once

#include <string>
#include <vector>

#include "run/replay.h"
#include "run/session.h"

namespace shale {

// A table of the managed schemas that holds rows.
Result<std::vector<std::string>> tables_with_rows(Connection& connection, const Managed& managed);

// Drops the managed objects and the history in one transaction. The session must hold the lock.
Status drop_managed(Session& session, const Managed& managed);

}  // namespace shale
