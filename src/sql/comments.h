// The comments between two statements.
#pragma once

#include <string_view>
#include <vector>

namespace shale {

struct Comments {
  std::string_view behind{};  // on the line of the statement before
  // The lines right above the next statement, as they are written, blanks in front included. A
  // blank line outside of a comment parts them from what stands above it.
  std::vector<std::string_view> above{};
};

// `gap` is what stands between two statements (Script::gap); before the first one nothing is
// behind anything.
Comments comments_in(std::string_view gap, bool first);

}  // namespace shale
