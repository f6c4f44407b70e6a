// The hand-over: shale's history takes in what another tool's says, in one transaction.
#pragma once

#include <string>
#include <vector>

#include "adopt/proof.h"

namespace shale {

struct ImportPlan {
  std::vector<const Migration*> migrations{};  // to be written down as applied
  std::string note{};                          // of each event: where it comes from
  std::optional<std::string> settled{};        // the version that a dirty mark is set to
  bool keep_in_step = false;  // the other table follows shale's history from now on
};

// What the proof leaves to be written down: what shale's history does not have yet.
ImportPlan plan_import(const Workspace& work, const ForeignState& state, const Proof& proof);

// Takes the other tool's lock, looks whether all is still as it was proven, and writes all of it,
// or nothing. The session must hold shale's lock; `options` found the state.
Status import(Workspace& work, const ForeignState& state, const ForeignOptions& options,
              const Proof& proof, const ImportPlan& plan);

}  // namespace shale
