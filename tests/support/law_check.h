// The law of every plan, on a real server: apply the plan from one schema to another; then the
// catalogs are the same, and pg_dump of both is (see support/witness.h). Of one schema: its catalog
// is built anew in an empty database, and both are the same.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "proof/workbench.h"
#include "server/scratch.h"
#include "server/server.h"
#include "support/witness.h"

namespace shale {

struct Outcome {
  std::string why{};      // empty: the law holds
  std::string verbose{};  // the plan
  bool left_out = false;
  std::string_view way{};  // "", " (reversed)", " (safe)", …
};

std::string error_text(const Error& error);

// Whom the witness is asked about: it takes half of the time.
enum class Witnessed : unsigned char { both, there, back };

class Law {
 public:
  // Makes a schema in an empty database.
  using Load = std::function<Status(Connection&)>;

  explicit Law(const Server& server) : server_(server), witness_(server), workbench_(server) {}
  // There, and back; then the same with the plans for tables in use, if they are asked for and are
  // others. An error: a schema can't be loaded.
  Result<std::vector<Outcome>> hold(const Load& from, const Load& to, bool safe = false,
                                    Witnessed witnessed = Witnessed::both);
  // Of one database at two times, whose objects are followed through their names. Rows are not
  // held against each other.
  Result<std::vector<Outcome>> hold_history(const Load& from, const Load& change);
  Result<Outcome> hold_round_trip(const Load& schema);

 private:
  // A schema in a database of its own, as it was loaded.
  struct Side {
    ScratchDatabase database;
    Connection connection;
    Catalog catalog;
    std::vector<std::string> dump;  // where the witness is asked
  };
  Result<Side> load(const Load& schema, bool dumped = true);
  Status empty(Side& side, const SchemaPlan& plan);
  Result<Side> seen(ScratchDatabase database, Connection connection, bool dumped);
  Result<Outcome> lead(Side& from, const Side& to, bool witnessed, const PlanOptions& options = {});
  Result<Outcome> lead_by_history(Side& from, const Side& to);
  Status judge(Side& from, const Side& to, const Catalog& after, bool witnessed, Outcome& outcome);
  Result<bool> has_plan_for_use(const Side& from, const Side& to);
  const Server& server_;
  Witness witness_;
  Workbench workbench_;
};

}  // namespace shale
