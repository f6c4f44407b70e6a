// What default privileges do to the objects that a plan makes.
#pragma once

#include <optional>

#include "diff/fates.h"

namespace shale {

// Default privileges that stand while the plan runs give an object that it makes other privileges
// than the usual ones. These are the statements that lead from there to the privileges that it has
// in the new catalog: those of `privileges`, an object of that kind; null: the usual ones. Nullopt:
// the plan does not make the object, or no default privileges touch it.
std::optional<Statements> grants_under_defaults(const Fates& fates, const Object& object,
                                                const Object* privileges);

}  // namespace shale
