// What each statement of a migration really does, seen while it runs on a clone: the locks that it
// takes on what was there, and the work that it does under them.
//
// Locks are those of pg_locks, by oid, so that what the statement drops is among them. Work is what
// the server tells at DEBUG1, which names it exactly and is the same from PostgreSQL 12 to 18.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "migration/migration.h"
#include "review/finding.h"
#include "run/plan.h"
#include "sketch/lock_mode.h"

namespace shale {

struct LockTaken {
  const Object* object = nullptr;  // of the catalog before the migration
  LockMode mode = LockMode::none;
};

struct StatementTrace {
  bool ran = false;
  Certainty certainty = Certainty::proven;  // of what it says
  bool in_transaction = false;
  std::size_t transaction = 0;     // the number of its segment
  std::vector<LockTaken> locks{};  // new ones, or stronger than before in this transaction
  std::vector<Work> work{};
  std::vector<std::string> cascaded{};  // what it dropped by CASCADE: "view totals"
};

// Runs a migration's up on a clone. `before` is the clone's catalog. The Error is the server's,
// with its statement: then what follows has not run.
struct MigrationTrace {
  std::vector<StatementTrace> statements{};
  std::optional<Error> error{};
};
Result<MigrationTrace> trace_migration(Connection& connection, const Catalog& before,
                                       const Migration& migration, const Script& script);

}  // namespace shale
