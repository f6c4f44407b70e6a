// Which tables go into which file of a squash: [[squash.group]] of shale.toml.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace shale {

struct GroupRule {
  std::string name{};                 // of the file: lower snake case
  std::vector<std::string> tables{};  // "table" or "schema.table", with * and ? for what may vary
};

// In the order in which they stand. Without a shale.toml, or without [[squash.group]]: none. The
// Error has the line of what is wrong.
Result<std::vector<GroupRule>> read_group_rules(const Settings& settings);

}  // namespace shale
