#pragma once

#include <cstddef>

namespace shale {

// The ids of objects and actions are ints, as -1 means none; a vector wants another type.
constexpr std::size_t at(int i) {
  return static_cast<std::size_t>(i);
}

}  // namespace shale
