// A plan is only shown after it ran on a scratch copy and left no difference.
#pragma once

#include <optional>
#include <vector>

#include "diff/plan.h"
#include "diff/rename.h"
#include "proof/workbench.h"

namespace shale {

struct Proven {
  SchemaPlan plan{};
  Level level = Level::identical;  // what the plan leads to: column order may stay
};

// Makes the plan from one schema to the other, runs it on a copy of the first, and compares. What
// is known to be renamed is renamed first, and not dropped. The Error names what was left, or the
// statement that failed; then nothing is claimed.
Result<Proven> prove_plan(Workbench& workbench, const Catalog& from, const Catalog& to,
                          const std::vector<Rename>& renames = {}, const PlanOptions& options = {});

// What sets two schemas apart, with renames that are known. Changes point into `from`, `renamed`
// and `to`.
struct RenamedDifference {
  std::optional<Catalog> renamed{};  // `from` with the new names
  Difference difference{};           // renames are changes whose keys differ
};
Result<RenamedDifference> compare_renamed(Workbench& workbench, const Catalog& from,
                                          const Catalog& to, const std::vector<Rename>& renames);

}  // namespace shale
