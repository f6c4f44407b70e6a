// All pending migrations in one transaction: all or nothing.
#pragma once

#include <vector>

#include "run/recorder.h"

namespace shale {

// The Error names a migration that can't share a transaction, or what failed; then nothing was
// done.
Status apply_together(Session& session, Recorder& recorder,
                      const std::vector<const Migration*>& migrations);

}  // namespace shale
