// A place on the scratch server to try schemas and plans in. What can run in a transaction is tried
// in one that is rolled back, in one pristine database; the rest gets a database of its own.
#pragma once

#include <optional>

#include "base/result.h"
#include "catalog/catalog.h"
#include "diff/plan.h"
#include "server/scratch.h"
#include "server/server.h"

namespace shale {

// For one thread at a time. The server has to outlive it.
class Workbench {
 public:
  explicit Workbench(const Server& server) : server_(server) {}

  const Server& server() const { return server_; }
  // A copy of `from`, after the plan: read again from the server. Roles that either schema names
  // are made there. The Error has the statement that failed.
  Result<Catalog> try_plan(const Catalog& from, const Catalog& to, const SchemaPlan& plan);
  // The schema after a round trip: built anew and read again.
  Result<Catalog> round_trip(const Catalog& catalog);
  // compare(), without what only looks different: Postgres does not print a stored expression the
  // same way after a round trip (the casts of an IN list move), so both sides are taken through
  // one. The server is only asked where an expression differs.
  Result<Difference> compare(const Catalog& left, const Catalog& right);

 private:
  Result<Catalog> try_inside(const SchemaPlan& building, const SchemaPlan& plan);
  const Server& server_;
  std::optional<ScratchDatabase> database_;
  std::optional<Connection> connection_;
};

// Does it say of any expression that it differs? Then it may be one of print only.
bool has_expression(const Difference& difference);

// Runs the statements in as few transactions as it can be; in the one that the connection is in,
// where no statement minds. The Error has the statement.
Status run_plan(Connection& connection, const SchemaPlan& plan);

// A database on the scratch server with this schema. Roles that it names are made there.
Result<ScratchDatabase> build(const Server& server, const Catalog& catalog);

// Makes the roles that a schema names, where the server lacks them. Only for the scratch server. On
// the local one, whose roles nobody logs in as, those are superusers that own what only such can.
Status make_roles(const Server& server, Connection& connection, const Catalog& catalog);

}  // namespace shale
