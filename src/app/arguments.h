// The command line: taken apart by the tables of flags, checked before anything is done.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace shale {

struct CommandLine {
  const Command* command = nullptr;                         // null: none was named
  std::map<std::string, std::string, std::less<>> flags{};  // switches have ""
  std::vector<std::string> arguments{};
  std::vector<std::string> rest{};
  bool wants_help = false;
  bool wants_version = false;
};

// Flags may stand before and behind the command; `--flag value` and `--flag=value` are the same.
Result<CommandLine> parse_command_line(const std::vector<std::string>& words);

}  // namespace shale
