#include "cli/help.h"

#include "cli/command.h"

namespace shale::commands_::in_help {
namespace {

constexpr Flag flags[] = {
    {"--man", "", "Print the man page, in troff"},
    {"--markdown", "", "Print docs/commands.md"},
};
constexpr Example examples[] = {
    {"shale help up", "explain one command"},
    {"shale help --man | man -l -", "read the manual"},
};

Result<int> run(Invocation& invocation) {
  if (invocation.has("--man")) {
    invocation.ui.out(man_page());
  } else if (invocation.has("--markdown")) {
    invocation.ui.out(commands_markdown());
  } else if (invocation.arguments.empty()) {
    invocation.ui.out(overview_help());
  } else if (const Command* command = find_command(invocation.arguments[0])) {
    invocation.ui.out(command_help(*command));
  } else {
    const std::string meant = nearest_command(invocation.arguments[0]);
    return Error{.what = "there is no command " + invocation.arguments[0],
                 .hint = meant.empty() ? "shale help lists them" : "did you mean " + meant + "?"};
  }
  return exit_yes;
}

}  // namespace

extern const Command help;
constinit const Command help{
    .name = "help",
    .summary = "Explain shale, or one command",
    .arguments = "[COMMAND]",
    .description = "Prints what --help prints. The man page and the docs come from the same table.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_help
