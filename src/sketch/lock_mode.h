// What a statement does to tables that others use: locks, and the work under them. The same words
// for what is seen on a server (review/trace.h) and for what is foretold without one (foretell.h).
#pragma once

#include <string>
#include <string_view>

namespace shale {

// By strength, as in the manual's table of conflicts.
enum class LockMode : unsigned char {
  none,
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};
LockMode lock_mode(std::string_view name);   // of "AccessExclusiveLock"
std::string_view words_of(LockMode mode);    // "ACCESS EXCLUSIVE"
std::string_view meaning_of(LockMode mode);  // "reads and writes wait"

struct Work {
  enum class Kind : unsigned char { rewrite, scan, index, foreign_key };
  Kind kind = Kind::scan;
  std::string table{};  // the bare name
  std::string name{};   // of the index or the foreign key
};

}  // namespace shale
