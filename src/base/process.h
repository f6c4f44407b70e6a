// Other programs: finding, running, waiting for them; and the signals that end us.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace shale {

using Environment = std::vector<std::pair<std::string, std::string>>;

// What a program left behind.
struct Finished {
  int exit_code = 0;     // 128 + the signal's number if a signal ended it, as shells say it
  std::string output{};  // stdout and stderr together, if they were caught
};

enum class Output { pass_through, caught };

struct Program {
  std::vector<std::string> arguments{};  // the first is the program, looked up in PATH
  Environment environment{};             // added to ours
  Path folder{};                         // to run in; empty: ours
  Output output = Output::pass_through;
};

// Runs a program to its end. The Error is for one that can't be started.
Result<Finished> run_program(const Program& program);

// The program's path: as given if it has a slash, else the first in PATH; empty if there is none.
std::optional<Path> find_program(std::string_view name);

// An environment variable, if it is set and not empty.
std::optional<std::string> environment(const char* name);

// From here on SIGINT and SIGTERM set a flag and end nothing; a second one ends us at once.
void catch_interrupts();
bool interrupted();

}  // namespace shale
