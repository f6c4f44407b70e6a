// Migrations that no database can have yet.
#pragma once

#include <set>
#include <string>

#include "project/project.h"

namespace shale {

// Those that git's main branch has not, and that are not in the history of the project's database,
// where one is named. Outside of a repository: none, because nobody knows.
Result<std::set<std::string>> stems_that_nobody_has(const Settings& settings);

}  // namespace shale
