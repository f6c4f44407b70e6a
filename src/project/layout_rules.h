// How shale organize sorts files into folders: [organize] of shale.toml, and files of its shape.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace shale {

// Patterns have * and ? for what may vary; an empty list says nothing.
struct LayoutRule {
  std::string path{};                     // "billing", inside of the folder of migrations
  std::vector<std::string> categories{};  // "cleanup-operations"
  std::vector<std::string> names{};       // of migrations, without their numbers
  std::vector<std::string> tables{};      // that they make, change, fill or drop
};

struct OrganizeRules {
  std::string layout{};  // "categories", "flat" or a file; empty: not said
  std::size_t max_lines = 200;
  std::vector<LayoutRule> folders{};
};

// [organize] and [[organize.folder]] of shale.toml. The Error has the line of what is wrong.
Result<OrganizeRules> read_organize_rules(const Settings& settings);
// [[folder]] of a file.
Result<std::vector<LayoutRule>> read_layout_file(const Path& file);

}  // namespace shale
