// `-- shale: ignore RULE because REASON`: above the first statement for the whole file, above
// another one for that alone. The reason is required. A folder's rules are set in shale.toml.
#pragma once

#include <string>
#include <vector>

#include "review/finding.h"
#include "sql/script.h"

namespace shale {

struct Ignore {
  std::vector<std::string> rules{};
  std::string reason{};
  std::size_t offset = 0;      // of the line in the file
  std::size_t first_line = 0;  // what it is about: lines of the file, from 1 …
  std::size_t last_line = 0;   // … through this one; 0: the whole file
};

std::vector<Ignore> ignores_in(const Script& script);

}  // namespace shale
