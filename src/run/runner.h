// Runners: migrations that are programs, in any language. Each gets DATABASE_URL, PG* and
// SHALE_MIGRATION in its environment, and runs while the lock is held. What it prints goes to the
// observer, line by line. It ends when its time is up, and when we do, however that comes.
//
// One that says so in its header prints SQL:
//
//   # shale: prints sql
//
// Its stdout is a script then, which runs in one transaction with the event, like a file; only its
// stderr goes to the observer.
#pragma once

#include "run/session.h"
#include "run/unit.h"

namespace shale {

// Runs a program that does its work itself: records that it started and that it finished, and gives
// the milliseconds it took. What it did in the database is its own affair: one that was killed half
// way is an Error until a person says what became of it (`again`).
Result<double> run_runner(Session& session, const Migration& migration, bool again);

// Runs a program that prints SQL, and gives what it printed as something that can be applied in one
// transaction. The Error is the program's, or has a line of what it printed.
Result<Unit> printed_unit(Session& session, const Migration& migration);

// What a runner's sessions call themselves (application_name), if it uses libpq.
std::string session_name_of(const Migration& migration);

}  // namespace shale
