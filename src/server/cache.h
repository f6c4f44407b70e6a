// The cache folder, and answers of programs remembered in it.
#pragma once

#include <string>

#include "base/files.h"

namespace shale {

// SHALE_CACHE; else /var/cache/shale for root (whose home no other user can enter), and
// $XDG_CACHE_HOME/shale or ~/.cache/shale for everyone else. Not made here.
Path default_cache();

// The first line that `program argument` prints. It is remembered in the cache for as long as the
// program's size and time of change stay, so that a start of Shale costs no process. "" if the
// program fails. A cache that can't be written only costs time.
std::string remembered_answer(const Path& cache, const Path& program, const std::string& argument);

}  // namespace shale
