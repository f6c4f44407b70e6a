// A safe plan as a script: where its transactions begin and end, and which statements stop others
// all the same.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "diff/plan.h"

namespace shale {

// What a hazard means to who runs the statement; "" where that goes without saying.
std::string_view remark_of(Hazard hazard);

// How many of its statements work on rows under a lock that stops others.
std::size_t count_unsafe(const SchemaPlan& plan);
// "2 statements are not safe: …"; "" if all are.
std::string unsafe_note(const SchemaPlan& plan);

enum class LockTimeout {
  of_runner,  // whoever runs it sees to that
  said,       // by SET, before what waits for a lock
};
// `telling` has a line for each step, or "".
std::string safe_text(const SchemaPlan& plan, LockTimeout timeout,
                      const std::function<std::string(const Step&)>& telling = nullptr);

}  // namespace shale
