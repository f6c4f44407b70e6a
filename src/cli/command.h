// One subcommand: a row of the table that main, the help, the man page, the completion and
// docs/commands.md are made from. Adding a command is adding a file here.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "project/project.h"
#include "run/session.h"
#include "ui/ui.h"

namespace shale {

struct Flag {
  std::string_view name{};     // "--to"
  std::string_view value{};    // "VERSION"; empty: a switch
  std::string_view summary{};  // no full stop
  std::string_view choices{};  // "text|json"; empty: anything
};

struct Example {
  std::string_view line{};  // "shale up --to 022"
  std::string_view what{};
};

// The exit status of what went as it should: did it hold?
inline constexpr int exit_yes = 0;
inline constexpr int exit_no = 1;

// What was said on the command line, checked against the command's flags.
struct Invocation {
  Ui& ui;
  Overrides overrides{};
  std::map<std::string, std::string, std::less<>> flags{};
  std::vector<std::string> arguments{};
  std::vector<std::string> rest{};  // behind "--"

  bool has(std::string_view flag) const { return flags.contains(flag); }
  std::optional<std::string> value(std::string_view flag) const;
  bool json() const { return value("--format") == "json"; }
  // A whole number from `least` up.
  Result<std::optional<std::size_t>> number(std::string_view flag, std::size_t least) const;
  Result<Settings> settings() const { return read_settings(overrides); }
};

struct Command {
  std::string_view name{};
  std::string_view summary{};      // imperative, no full stop
  std::string_view arguments{};    // "[N]", "NAME", "[-- CMD…]"
  std::string_view description{};  // paragraphs; for help and the docs
  std::span<const Flag> flags{};
  std::span<const Example> examples{};
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  bool takes_rest = false;  // what stands behind "--"
  bool reads_schemas = false;  // whole ones: it takes its memory in large pieces (base/memory.h)
  Result<int> (*run)(Invocation& invocation) = nullptr;
};

std::span<const Command* const> commands();  // generated: every file under commands/

// The flags that every command has.
std::span<const Flag> common_flags();
// The flags of every command that connects, and what they mean.
inline constexpr Flag wait_flag{"--wait", "TIME",
                                "Wait that long for a database that is still starting"};
inline constexpr Flag lock_timeout_flag{
    "--lock-timeout", "TIME", "Give up on a lock after that time, and try again (default 5s)"};
inline constexpr Flag lock_retries_flag{"--lock-retries", "N",
                                        "How often to try again (default 10)"};
inline constexpr Flag lock_wait_flag{"--lock-wait", "TIME",
                                     "Wait that long for another shale to finish (default 10min)"};
inline constexpr Flag runner_timeout_flag{
    "--runner-timeout", "TIME",
    "End a migration that is a program after that time (default 30min)"};
inline constexpr Flag format_flag{"--format", "FORMAT", "How to print: text or json", "text|json"};
inline constexpr Flag yes_flag{"--yes", "", "Don't ask"};

}  // namespace shale
