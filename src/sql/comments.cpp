#include "sql/comments.h"

#include "base/text.h"

namespace shale {
namespace {

// How deep in block comments the end of a line is; Postgres nests them.
int depth_behind(std::string_view line, int depth) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const std::string_view two = line.substr(i, 2);
    if (depth == 0 && two == "--") break;
    if (two == "/*") ++depth;
    if (two == "*/") --depth;
    if (two == "/*" || two == "*/") ++i;
  }
  return depth;
}

}  // namespace

Comments comments_in(std::string_view gap, bool first) {
  Comments found;
  int depth = 0;
  bool on_line_before = !first;
  for (std::string_view line : split(gap, '\n')) {
    const std::string_view said = trim(line);
    const bool inside = depth > 0;
    depth = depth_behind(said, depth);
    if (on_line_before) {
      if (depth == 0 && !inside) found.behind = said;
    } else if (inside || !said.empty()) {
      found.above.push_back(line);
    } else if (line.data() + line.size() < gap.data() + gap.size()) {
      found.above.clear();  // and not what is left of the gap before the statement
    }
    on_line_before = on_line_before && depth > 0;  // a comment that begins there ends lower
  }
  return found;
}

}  // namespace shale
