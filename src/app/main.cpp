// The program: takes the command line apart, runs one command, says what went wrong.
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/version.h"
#include "cli/help.h"

namespace {

using namespace shale;

int exit_status(Fault fault) {
  switch (fault) {
    case Fault::user:
      return 2;
    case Fault::database:
    case Fault::internal:
      return 3;
    case Fault::interrupted:
      return 130;
  }
  return 3;
}

Ui ui_for(const CommandLine& line) {
  Loudness loudness = Loudness::normal;
  if (line.flags.contains("--verbose")) loudness = Loudness::verbose;
  if (line.flags.contains("--quiet")) loudness = Loudness::quiet;
  Colour colour = Colour::automatic;
  if (const auto when = line.flags.find("--color"); when != line.flags.end()) {
    if (when->second == "always") colour = Colour::always;
    if (when->second == "never") colour = Colour::never;
  }
  return {loudness, colour};
}

std::optional<std::string> flag(const CommandLine& line, std::string_view name) {
  const auto found = line.flags.find(name);
  if (found == line.flags.end()) return std::nullopt;
  return found->second;
}

Result<int> run_command(Ui& ui, const CommandLine& line) {
  Invocation invocation{.ui = ui,
                        .overrides = {.dir = flag(line, "--dir"),
                                      .database_url = flag(line, "--database-url"),
                                      .config = flag(line, "--config")},
                        .flags = line.flags,
                        .arguments = line.arguments,
                        .rest = line.rest};
  if (line.command->reads_schemas) take_memory_in_large_pieces();
  return line.command->run(invocation);
}

Result<int> act(Ui& ui, const CommandLine& line) {
  if (line.wants_version) {
    ui.out("shale " + std::string(version) + "\n");
    return exit_yes;
  }
  if (line.wants_help || line.command == nullptr) {
    ui.out(line.command == nullptr ? overview_help() : command_help(*line.command));
    return line.wants_help ? exit_yes : exit_status(Fault::user);
  }
  return run_command(ui, line);
}

int run(const std::vector<std::string>& words) {
  auto line = parse_command_line(words);
  if (!line) {
    Ui(Loudness::normal, Colour::automatic).error(line.error());
    return exit_status(line.error().fault);
  }
  Ui ui = ui_for(*line);
  const Result<int> result = act(ui, *line);
  if (!result) ui.error(result.error());
  const Status finished = ui.finish();
  if (!finished) ui.error(finished.error());
  if (!result) return exit_status(result.error().fault);
  return finished ? *result : exit_status(finished.error().fault);
}

}  // namespace

// The only place that catches: what reaches here is our fault, not the user's.
int main(int argc, char** argv) try {
  std::signal(SIGPIPE, SIG_IGN);
  catch_interrupts();
  return run(std::vector<std::string>(argv + 1, argv + argc));
} catch (const std::exception& bug) {
  std::fprintf(stderr, "internal error: %s\nplease report it, with the command that led here\n",
               bug.what());
  return 3;
}
