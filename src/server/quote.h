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

// What ends a CREATE DATABASE, by the server's major version: copying files is faster than writing
// every page to the log, which 15 and later do by default.
inline std::string copying(int major) {
  return major >= 15 ? " strategy file_copy" : "";
}

}  // namespace shale
