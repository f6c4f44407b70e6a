// The files that a high-water mark hid: merged late, with a number below the mark, and never run.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "adopt/proof.h"

namespace shale {

struct Hidden {
  std::vector<const Migration*> left_out{};  // in the folder's order; not empty
  Catalog expected{};                        // the schema without them
};

// Which of the migrations that the proof has as `there`, left out, make the replay agree with the
// live schema: each by itself, then all those of which nothing is there at all. Nothing if none do.
// `replayed` reads the schema that a folder leaves.
Result<std::optional<Hidden>> find_hidden(
    const Server& server, const Folder& folder, const Proof& proof,
    const std::function<Result<Catalog>(const Folder&)>& replayed, Observer& observer);

}  // namespace shale
