// Puts a squash where it belongs, at once: whatever happens on the way, there is the old folder or
// the new one.
#pragma once

#include "squash/squash.h"

namespace shale {

// Files and proof in a folder of their own, which must not be there or must be empty.
Status write_squash(const Squash& squash, const Path& folder);

// In the folder of the migrations: what is pressed goes to archive/, all else stays.
Status replace_folder(const Squash& squash, const Path& migrations);

}  // namespace shale
