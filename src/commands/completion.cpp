#include "cli/help.h"

#include "cli/command.h"

namespace shale::commands_::in_completion {
namespace {

constexpr Example examples[] = {
    {"shale completion bash > /etc/bash_completion.d/shale", "for every user"},
};

Result<int> run(Invocation& invocation) {
  TRY(script, completion_script(invocation.arguments[0]));
  invocation.ui.out(script);
  return exit_yes;
}

}  // namespace

extern const Command completion;
constinit const Command completion{
    .name = "completion",
    .summary = "Print the completion script of a shell",
    .arguments = "bash|zsh|fish",
    .description = "The script completes the commands and their flags.",
    .examples = examples,
    .least_arguments = 1,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_completion
