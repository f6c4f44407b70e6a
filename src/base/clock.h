// Time: how long things took, and waiting.
#pragma once

#include <chrono>
#include <string>

namespace shale {

using Milliseconds = std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

inline double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Today in UTC: "20250131"; and the second: "20250131235959".
std::string date_stamp();
std::string time_stamp();

}  // namespace shale
