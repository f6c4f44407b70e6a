// `shale status`, for people and for programs.
#pragma once

#include <string>

#include "run/apply.h"
#include "run/state.h"

namespace shale {

// The table, then a summary, then what to do about each that is not as it should be.
std::string status_text(const Overview& overview, const Folder& folder);

// {"migrations":[{"stem","version","state","applied_at","duration_ms"}],"pending":N}; "squash"
// where one is to be taken over.
std::string status_json(const Overview& overview);

// {"direction","done":[{"stem","duration_ms"}],"error":…}; "replaced" and "adopted" where a squash
// was taken over.
std::string run_json(const RunReport& report);

// What the history and the folder disagree about, one sentence each with what to do; notes for what
// is only a note.
struct Remarks {
  std::vector<std::string> warnings{};
  std::vector<std::string> notes{};
};
Remarks remarks_of(const Overview& overview, const Folder& folder);

}  // namespace shale
