// A squash taken over by a database that has what it stands for: nothing runs, only the history is
// written on, in one transaction.
#pragma once

#include <string>
#include <vector>

#include "run/session.h"
#include "run/state.h"

namespace shale {

struct Adopted {
  std::vector<std::string> replaced{};  // the originals
  std::vector<std::string> files{};     // the squashed ones that are applied in their place
};

// Each original gets an event that takes it out, each squashed file one that makes it applied; all
// or nothing. The session must hold the lock, and the caller has compared the database with what
// the files make. `accepted_drift`: what is not as they make it, and a person said so be it.
Result<Adopted> adopt_squash(Session& session, const Overview& overview,
                             const std::string& accepted_drift);

}  // namespace shale
