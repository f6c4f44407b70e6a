// Rows that a migration carries elsewhere before it drops what they were in.
#pragma once

#include "review/scene.h"

namespace shale {

// May a statement before the end of a table, or of a column, have copied its values into another?
// What can't be seen through (a DO block) may, where it says the name.
bool may_be_copied(const Scene& scene, const Object& object);

}  // namespace shale
