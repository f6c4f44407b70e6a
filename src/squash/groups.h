// Which file of a squash each object goes into: by the project's rules, else by what belongs
// together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "project/group_rules.h"

namespace shale {

struct Grouping {
  std::vector<std::string> names{};  // of the groups, in their order: "foundation", "datasources"
  std::vector<int> of{};             // by index in catalog.objects(): the group of the object
  std::vector<std::string> unmatched{};  // rules that no table matches, one sentence each
};

struct GroupLimits {
  std::size_t max_lines = 200;  // of a group that is inferred, as estimated
};

// No object stands in an earlier group than what it needs. A foreign key may stand in a later one
// than its table.
Grouping group_objects(const Catalog& catalog, const std::vector<GroupRule>& rules,
                       const GroupLimits& limits);

// The same as rules: what a person puts into shale.toml and edits.
std::string groups_toml(const Catalog& catalog, const Grouping& grouping);

}  // namespace shale
