// Expressions compared by meaning. Postgres does not print a stored expression the same way after a
// round trip (the casts of an IN list move), so both sides are taken through one on the scratch
// server before they are called different.
#pragma once

#include "base/result.h"
#include "catalog/catalog.h"
#include "diff/plan.h"
#include "server/scratch.h"
#include "server/server.h"

namespace shale {

// A database on the scratch server with this schema. Roles that it names are made there.
Result<ScratchDatabase> build(const Server& server, const Catalog& catalog);

// The schema after a round trip: built anew and read again.
Result<Catalog> round_trip(const Server& server, const Catalog& catalog);

// compare(), without what only looks different. The scratch server is only asked where an
// expression differs.
Result<Difference> compare_by_meaning(const Server& server, const Catalog& left,
                                      const Catalog& right);

// Runs the statements in as few transactions as it can be. The Error has the statement.
Status run_plan(Connection& connection, const SchemaPlan& plan);

// Makes the roles that a schema names, where the server lacks them. Only for the scratch server.
Status make_roles(Connection& connection, const Catalog& catalog);

}  // namespace shale
