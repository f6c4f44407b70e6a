// A plan is only shown after it ran on a scratch copy and left no difference.
#pragma once

#include "diff/plan.h"
#include "proof/workbench.h"

namespace shale {

struct Proven {
  SchemaPlan plan{};
  Level level = Level::identical;  // what the plan leads to: column order may stay
};

// Makes the plan from one schema to the other, runs it on a copy of the first, and compares.
// The Error names what was left, or the statement that failed; then nothing is claimed.
Result<Proven> prove_plan(Workbench& workbench, const Catalog& from, const Catalog& to,
                          const Difference& difference);

}  // namespace shale
