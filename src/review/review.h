// Judges new migrations: each is tried on a clone of the schema before it, statement by statement,
// and shown to every rule.
#pragma once

#include "review/finding.h"
#include "review/newcomers.h"
#include "review/scene.h"
#include "run/observer.h"
#include "server/confinement.h"
#include "server/server.h"

namespace shale {

// Of migrations that nobody has read yet: see server/confinement.h. None: they are one's own.
struct Untrusted {
  Folder trusted{};  // as the base has it: what runs before them
  ConfinementLimits limits{};
};

struct ReviewRequest {
  const Newcomers& newcomers;
  const RuleSettings& settings;
  const TableSizes* sizes = nullptr;  // of a database that lives
  Ask ask{};                          // the same
  bool drafts = true;                 // write the downs that are missing, if they are few
  const Untrusted* untrusted = nullptr;
};
Result<Review> review(const Server& server, const ReviewRequest& request, Observer& observer);

}  // namespace shale
