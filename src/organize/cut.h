// A migration that is too long, cut between its statements.
#pragma once

#include <string>
#include <vector>

#include "sql/script.h"

namespace shale {

struct Cut {
  std::vector<std::string> parts{};  // texts, none longer than the limit if a statement allows it
  std::string why_not{};             // where there are none
};

// A BEGIN and COMMIT around the whole are put around each part. What one part leaves in the session
// (SET, temporary tables) another would miss: such a script is not cut.
Cut cut_script(const Script& script, std::size_t max_lines);

}  // namespace shale
