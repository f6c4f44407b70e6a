#include "sketch/lock_mode.h"

#include <cstddef>
#include <iterator>

namespace shale {
namespace {

struct Mode {
  std::string_view server{}, words{}, meaning{};
};
constexpr Mode modes[] = {
    {"", "no lock", "nobody waits"},
    {"AccessShareLock", "ACCESS SHARE", "nobody waits"},
    {"RowShareLock", "ROW SHARE", "nobody waits"},
    {"RowExclusiveLock", "ROW EXCLUSIVE", "nobody waits"},
    {"ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE", "only other changes of the schema wait"},
    {"ShareLock", "SHARE", "writes wait"},
    {"ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE", "writes wait"},
    {"ExclusiveLock", "EXCLUSIVE", "writes wait"},
    {"AccessExclusiveLock", "ACCESS EXCLUSIVE", "reads and writes wait"},
};

}  // namespace

LockMode lock_mode(std::string_view name) {
  for (std::size_t i = 0; i < std::size(modes); ++i)
    if (modes[i].server == name) return static_cast<LockMode>(i);
  return LockMode::none;
}

std::string_view words_of(LockMode mode) {
  return modes[static_cast<std::size_t>(mode)].words;
}

std::string_view meaning_of(LockMode mode) {
  return modes[static_cast<std::size_t>(mode)].meaning;
}

}  // namespace shale
