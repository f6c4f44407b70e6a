// How many rows the tables of a database hold, as the planner believes.
#pragma once

#include <map>
#include <string>

#include "project/project.h"
#include "schema/source.h"

namespace shale {

// By the table's key, for a schema that is a database. Empty for one that is not, and for what was
// never analyzed; also where the database does not answer, because it is only an estimate.
std::map<std::string, double, std::less<>> estimated_rows(const Settings& settings,
                                                          const Schema& schema);

}  // namespace shale
