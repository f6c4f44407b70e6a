// Judges new migrations by their texts alone: no server runs, nothing is started. What the
// statements would do is foretold from the texts of the folder (sketch/foretell.h), so that nothing
// that concerns a statement is more than predicted; rules that need a server are left out
// (Rule::of_text).
#pragma once

#include "review/newcomers.h"
#include "review/scene.h"

namespace shale {

// `sizes` of a database that lives; null: nobody knows.
Result<Review> review_by_text(const Newcomers& newcomers, const RuleSettings& settings,
                              const TableSizes* sizes);

}  // namespace shale
