// Everything that is told of the commands, from their table: help, man page, completion, docs.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"

namespace shale {

const Command* find_command(std::string_view name);
// The command that a misspelt name means, or "".
std::string nearest_command(std::string_view name);

std::string overview_help();                       // shale --help
std::string command_help(const Command& command);  // shale COMMAND --help
std::string man_page();                            // shale.1, in troff
std::string commands_markdown();                   // docs/commands.md
// bash, zsh or fish; the Error names what there is.
Result<std::string> completion_script(std::string_view shell);

}  // namespace shale
