#include "base/clock.h"

#include <array>
#include <ctime>

namespace shale {
namespace {

std::string formatted(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), format, &utc);
  return text.data();
}

}  // namespace

std::string date_stamp() {
  return formatted("%Y%m%d");
}

std::string time_stamp() {
  return formatted("%Y%m%d%H%M%S");
}

}  // namespace shale
