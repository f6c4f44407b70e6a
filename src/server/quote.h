// Names and literals in the few statements that the server layer writes.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace shale {

inline std::string quoted_name(std::string_view name) {
  return "\"" + replace_all(std::string(name), "\"", "\"\"") + "\"";
}

// Good under standard_conforming_strings, which is on in every server that we start.
inline std::string quoted_literal(std::string_view text) {
  return "'" + replace_all(std::string(text), "'", "''") + "'";
}

}  // namespace shale
