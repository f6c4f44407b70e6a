// Runners: migrations that are programs. They get the connection in their environment.
#pragma once

#include "run/session.h"

namespace shale {

// Runs the program with DATABASE_URL, PG* and SHALE_MIGRATION set, records that it started and that
// it finished, and gives the milliseconds it took. What it did in the database is its own affair:
// one that was killed half way is an Error until a person says what became of it (`again`).
Result<double> run_runner(Session& session, const Migration& migration, bool again);

}  // namespace shale
