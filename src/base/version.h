// The version of this program.
#pragma once

#include <string_view>

namespace shale {

inline constexpr std::string_view version = SHALE_VERSION;

}  // namespace shale
