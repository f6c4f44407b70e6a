// A database against its migrations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/workspace.h"
#include "proof/proof.h"

namespace shale {

struct Drift {
  Catalog expected{}, found{};         // of the migrations that are applied; of the database
  Difference difference{};             // left: expected
  std::vector<std::string> schemas{};  // the managed ones, that were compared
  // What could not be taken into account: "022_x was applied, and its file is gone".
  std::vector<std::string> notes{};
};

// What stands outside of the managed schemas is left alone. The database is only read.
Result<Drift> find_drift(const Server& server, Workspace& work, Observer& observer);
// The same against these migrations.
Result<Drift> find_drift_from(const Server& server, Workspace& work, const Folder& folder,
                              Observer& observer);

}  // namespace shale
