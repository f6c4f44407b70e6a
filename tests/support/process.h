// The programs that the tests drive: started, watched, killed, and what they said.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/process.h"
#include "base/text.h"

// What a program said, on either way out.
#define EXPECT_SAYS(answer, part) EXPECT_TRUE(contains((answer).all(), part)) << (answer).all()
#define EXPECT_SAYS_NOT(answer, part) EXPECT_FALSE(contains((answer).all(), part)) << (answer).all()

namespace shale::testing_ {

struct Answer {
  int exit_code = 0;  // 128 + the signal's number if a signal ended it
  std::string out{};
  std::string err{};
  std::string all() const { return out + err; }
};

// A program in the background. It is killed with its object. Move-only.
class Process {
 public:
  struct Options {
    Environment environment{};
    Path folder{};
    std::function<bool()> before{};  // in the child, before the program starts
  };
  static Process start(const std::vector<std::string>& words, const Options& options);
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) = delete;
  ~Process();

  pid_t pid() const { return pid_; }
  // What it has said to stderr so far.
  std::string said() const;
  void signal(int number) const;
  Answer wait();
  // kill -9, and waits for its end.
  Answer kill_hard();

 private:
  Process() = default;
  pid_t pid_ = 0;
  int out_ = -1;
  int err_ = -1;
};

// Asks until it holds; false after `milliseconds`.
bool eventually(const std::function<bool()>& holds, int milliseconds = 20'000);
bool lives(pid_t pid);

}  // namespace shale::testing_
