// What a database that lives is asked: how many rows break something. Counts, and no data.
#pragma once

#include "pg/connection.h"
#include "review/scene.h"

namespace shale {

// Each query gets a read-only transaction of its own, and three seconds.
Ask ask_of(Connection connection);

}  // namespace shale
