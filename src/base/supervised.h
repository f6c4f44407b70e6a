// A program that ends when we do. It runs in a process group of its own, beside a small process
// that waits for its end, or for ours: then the whole group is killed, however we were. The same
// where it takes longer than it may, or a person interrupts, after it was asked to end.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/process.h"

namespace shale {

struct Supervised {
  std::vector<std::string> arguments{};  // the first is the program's path
  Environment environment{};             // added to ours
  Path folder{};                         // to run in; empty: ours
  Milliseconds limit{0};                 // 0: none
  // stdout is kept apart, and not told line by line.
  bool keep_output = false;
  std::function<void(std::string_view line)> on_line{};
  std::function<void(Milliseconds elapsed)> tick{};  // about ten times a second
};

struct SupervisedEnd {
  int exit_code = 0;     // as shells say it: 128 + the signal's number
  std::string output{};  // all of stdout if it was kept, else the last of both
  bool took_too_long = false;
};

// The Error is for one that can't be started.
Result<SupervisedEnd> run_supervised(const Supervised& program);

}  // namespace shale
