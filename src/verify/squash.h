// What a squash promises, tried: on a database that takes it over, and of the files themselves.
#pragma once

#include <string>
#include <vector>

#include "project/workspace.h"
#include "run/select.h"
#include "verify/drift.h"

namespace shale {

// The originals that the database still lacks, from the archive. `wanted` points into it: to be
// moved, not copied.
struct ArchivedRest {
  Folder archive{};
  std::vector<const Migration*> wanted{};  // in order; what this server can't run is left out
};
// The Error names one that is not there.
Result<ArchivedRest> archived_rest(Workspace& work);

// The database against what the squashed files make, with the later migrations that it has.
Result<Drift> drift_from_squash(const Server& server, Workspace& work, Observer& observer);

// Is it still as the squash left and proved it? One sentence for each thing that is not: a file
// that was edited or is gone, and whether the originals and the squashed files lead to the same.
Result<std::vector<std::string>> verify_squash(const Server& server, const Folder& folder,
                                               Observer& observer);

}  // namespace shale
