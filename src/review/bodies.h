// Routines whose bodies no longer work, though nobody changed them: Postgres does not know what a
// body in quotes uses, and lets it go.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "review/scene.h"

namespace shale {

class Bodies {
 public:
  // Which ones do not work from the start.
  Status begin(Connection& connection);
  // Those that worked before a migration and do not behind it. SQL is checked by the server, which
  // proves it; PL/pgSQL by the names in it, which predicts it.
  Result<std::vector<BrokenBody>> look(Connection& connection, const Catalog& before,
                                       const Catalog& after, const Difference& change);

 private:
  std::set<Oid> broken_{};
};

// Of a PL/pgSQL routine: what it names and is gone, as a clause with the names in quotes; "":
// nothing.
std::string named_and_gone(const Object& routine, const Catalog& before, const Catalog& after,
                           const Difference& change);

}  // namespace shale
