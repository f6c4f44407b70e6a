#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/version.h"

namespace shale {
namespace {

constexpr std::string_view exit_statuses =
    "0 it holds, or it is done; 1 it does not hold (pending under status --check, something "
    "interrupted); 2 your input or configuration; 3 the database refused or could not be reached, "
    "or a migration failed; 130 interrupted.";

constexpr std::size_t text_width = 88;

// Breaks a paragraph at blanks; how its lines were broken before says nothing.
std::string wrapped(std::string_view paragraph, std::string_view indent) {
  const std::string text = replace_all(std::string(paragraph), "\n", " ");
  std::string out, line;
  for (std::string_view word : split(text, ' ')) {
    if (!line.empty() && utf8_length(line) + 1 + utf8_length(word) > text_width - indent.size()) {
      out += fmt::format("{}{}\n", indent, line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  return out + fmt::format("{}{}\n", indent, line);
}

// Between paragraphs is an empty line, as in the text.
std::string wrapped_paragraphs(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find("\n\n");
    out += wrapped(text.substr(0, end), "");
    if (end == text.npos) return out;
    out += "\n";
    text.remove_prefix(end + 2);
  }
}

std::string usage(const Command& command) {
  return fmt::format("shale {}{}{}{}{}", command.name, command.flags.empty() ? "" : " [flags]",
                     command.arguments.empty() ? "" : " ", command.arguments, "");
}

std::string left_of(const Flag& flag) {
  return flag.value.empty() ? std::string(flag.name) : fmt::format("{} {}", flag.name, flag.value);
}

std::string flag_lines(std::span<const Flag> flags) {
  std::size_t width = 0;
  for (const Flag& flag : flags) width = std::max(width, left_of(flag).size());
  std::string out;
  for (const Flag& flag : flags)
    out += fmt::format("  {:<{}}  {}\n", left_of(flag), width, flag.summary);
  return out;
}

std::string troff(std::string_view text) {
  std::string out = replace_all(std::string(text), "\\", "\\e");
  out = replace_all(out, "-", "\\-");
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string flags_of(const Command& command) {
  std::string out;
  for (const Flag& flag : command.flags) out += (out.empty() ? "" : " ") + std::string(flag.name);
  for (const Flag& flag : common_flags()) out += (out.empty() ? "" : " ") + std::string(flag.name);
  return out;
}

std::string names() {
  std::string out;
  for (const Command* command : commands())
    out += (out.empty() ? "" : " ") + std::string(command->name);
  return out;
}

std::string bash_completion() {
  std::string cases;
  for (const Command* command : commands())
    cases += fmt::format("    {}) words='{}' ;;\n", command->name, flags_of(*command));
  return fmt::format(
      "# shale completion bash > /etc/bash_completion.d/shale\n"
      "_shale() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} words='{}'\n"
      "  case ${{COMP_WORDS[1]}} in\n{}"
      "  esac\n"
      "  [ \"$COMP_CWORD\" -gt 1 ] || words='{}'\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "}}\n"
      "complete -o default -F _shale shale\n",
      names(), cases, names());
}

std::string zsh_completion() {
  std::string rows, cases;
  for (const Command* command : commands()) {
    rows += fmt::format("    '{}:{}'\n", command->name,
                        replace_all(std::string(command->summary), "'", "'\\''"));
    cases += fmt::format("    {}) compadd -- {} ;;\n", command->name, flags_of(*command));
  }
  return fmt::format(
      "#compdef shale\n"
      "# shale completion zsh > a folder of $fpath, as _shale\n"
      "_shale() {{\n  local -a commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
      "  case $words[2] in\n{}  esac\n  _files\n}}\n_shale \"$@\"\n",
      rows, cases);
}

std::string fish_completion() {
  std::string out = "# shale completion fish > ~/.config/fish/completions/shale.fish\n";
  const auto quoted = [](std::string_view text) {
    return replace_all(replace_all(std::string(text), "\\", "\\\\"), "'", "\\'");
  };
  for (const Command* command : commands()) {
    out += fmt::format("complete -c shale -n __fish_use_subcommand -f -a {} -d '{}'\n",
                       command->name, quoted(command->summary));
    for (const Flag& flag : command->flags)
      out += fmt::format("complete -c shale -n '__fish_seen_subcommand_from {}' -l {} -d '{}'{}\n",
                         command->name, flag.name.substr(2), quoted(flag.summary),
                         flag.value.empty() ? "" : " -r");
  }
  for (const Flag& flag : common_flags())
    out += fmt::format("complete -c shale -l {} -d '{}'{}\n", flag.name.substr(2),
                       quoted(flag.summary), flag.value.empty() ? "" : " -r");
  return out;
}

}  // namespace

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : *found;
}

std::string nearest_command(std::string_view name) {
  std::vector<std::string_view> all;
  for (const Command* command : commands()) all.push_back(command->name);
  return nearest(name, all);
}

std::string overview_help() {
  std::string out =
      "shale: one program for the whole life of a PostgreSQL migration\n\n"
      "usage: shale COMMAND [flags] [arguments]\n\n";
  std::size_t width = 0;
  for (const Command* command : commands()) width = std::max(width, command->name.size());
  for (const Command* command : commands())
    out += fmt::format("  {:<{}}  {}\n", command->name, width, command->summary);
  out += "\nflags of every command:\n" + flag_lines(common_flags());
  return out + "\nshale help COMMAND explains one. Exit status:\n" + wrapped(exit_statuses, "  ");
}

std::string command_help(const Command& command) {
  std::string out = fmt::format("{}\n\nusage: {}\n\n", command.summary, usage(command));
  out += wrapped_paragraphs(command.description);
  if (!command.flags.empty()) out += "\nflags:\n" + flag_lines(command.flags);
  out += "\nflags of every command:\n" + flag_lines(common_flags());
  if (!command.examples.empty()) out += "\nexamples:\n";
  for (const Example& example : command.examples)
    out += fmt::format("  {}\n      {}\n", example.line, example.what);
  return out;
}

std::string man_page() {
  std::string out = fmt::format(
      ".TH SHALE 1 \"\" \"shale {}\" \"User Commands\"\n.SH NAME\n"
      "shale \\- the whole life of a PostgreSQL migration\n.SH SYNOPSIS\n"
      ".B shale\n.I COMMAND\n[flags] [arguments]\n.SH COMMANDS\n",
      version);
  const auto flags = [&](std::span<const Flag> some) {
    for (const Flag& flag : some)
      out += fmt::format(".TP\n.B {}\n{}.\n", troff(left_of(flag)), troff(flag.summary));
  };
  for (const Command* command : commands()) {
    out += fmt::format(".SS {}\n{}\n", troff(usage(*command)), troff(command->description));
    flags(command->flags);
    for (const Example& example : command->examples)
      out += fmt::format(".PP\n.nf\n{}\n.fi\n{}.\n", troff(example.line), troff(example.what));
  }
  out += ".SH FLAGS OF EVERY COMMAND\n";
  flags(common_flags());
  return out + ".SH EXIT STATUS\n" + troff(exit_statuses) + "\n";
}

std::string commands_markdown() {
  std::string out =
      "# Commands\n\nMade by `tools/docs` from the table of commands; don't edit it.\n";
  const auto flags = [&](std::span<const Flag> some) {
    out += "\n| flag | |\n|---|---|\n";
    for (const Flag& flag : some)
      out += fmt::format("| `{}` | {} |\n", left_of(flag),
                         replace_all(std::string(flag.summary), "|", "\\|"));
  };
  for (const Command* command : commands()) {
    out += fmt::format("\n## {}\n\n{}.\n\n    {}\n\n{}\n", command->name, command->summary,
                       usage(*command), command->description);
    if (!command->flags.empty()) flags(command->flags);
    if (!command->examples.empty()) out += "\n";
    for (const Example& example : command->examples)
      out += fmt::format("- `{}`: {}\n", example.line, example.what);
  }
  out += "\n## Flags of every command\n";
  flags(common_flags());
  return out + fmt::format("\n## Exit status\n\n{}\n", exit_statuses);
}

Result<std::string> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  return Error{.what = "there is no completion for " + std::string(shell),
               .hint = "bash, zsh or fish"};
}

}  // namespace shale
