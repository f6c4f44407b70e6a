// What holds for every row of the table of commands, and for all that is made from it.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/process.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/help.h"
#include "support/folder.h"

namespace shale {
namespace {

void expect_summary(std::string_view summary, std::string_view of) {
  ASSERT_FALSE(summary.empty()) << of;
  EXPECT_TRUE(summary.front() >= 'A' && summary.front() <= 'Z') << of << ": " << summary;
  EXPECT_FALSE(summary.ends_with('.')) << of << ": " << summary;
  EXPECT_FALSE(contains(summary, "\n")) << of << ": " << summary;
}

void expect_flag(const Flag& flag, std::string_view of) {
  EXPECT_TRUE(flag.name.starts_with("--") && flag.name.size() > 3) << of << " " << flag.name;
  EXPECT_EQ(flag.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), flag.name.npos)
      << of << " " << flag.name;
  expect_summary(flag.summary, std::string(of) + " " + std::string(flag.name));
  EXPECT_EQ(flag.value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), flag.value.npos)
      << of << " " << flag.name;
  if (!flag.choices.empty()) {
    EXPECT_FALSE(flag.value.empty()) << of << " " << flag.name;
  }
  for (std::string_view choice : split(flag.choices, '|'))
    EXPECT_TRUE(flag.choices.empty() || !choice.empty()) << of << " " << flag.name;
}

TEST(Commands, HaveNamesAndSummaries) {
  std::set<std::string_view> names;
  for (const Command* command : commands()) {
    EXPECT_TRUE(names.insert(command->name).second) << command->name;
    expect_summary(command->summary, command->name);
    EXPECT_TRUE(command->description.ends_with('.')) << command->name;
    EXPECT_FALSE(contains(command->description, "  ")) << command->name;
    EXPECT_NE(command->run, nullptr) << command->name;
    EXPECT_LE(command->least_arguments, command->most_arguments) << command->name;
    const bool takes_any = command->most_arguments > 0 || command->takes_rest;
    EXPECT_EQ(takes_any, !command->arguments.empty()) << command->name;
    EXPECT_EQ(find_command(command->name), command);
  }
  EXPECT_TRUE(names.contains("up"));
  EXPECT_EQ(find_command("none"), nullptr);
}

TEST(Commands, HaveFlagsThatDoNotClash) {
  std::map<std::string_view, bool> with_value;  // the same name means the same everywhere
  for (const Flag& flag : common_flags()) expect_flag(flag, "every command");
  for (const Command* command : commands()) {
    std::set<std::string_view> names = {"--version"};
    for (const Flag& flag : common_flags()) EXPECT_TRUE(names.insert(flag.name).second);
    for (const Flag& flag : command->flags) {
      EXPECT_TRUE(names.insert(flag.name).second) << command->name << " " << flag.name;
      expect_flag(flag, command->name);
      const auto known = with_value.emplace(flag.name, !flag.value.empty()).first;
      EXPECT_EQ(known->second, !flag.value.empty()) << command->name << " " << flag.name;
    }
  }
}

TEST(Commands, HaveExamples) {
  for (const Command* command : commands()) {
    EXPECT_FALSE(command->examples.empty()) << command->name;
    for (const Example& example : command->examples) {
      EXPECT_TRUE(contains(example.line, "shale " + std::string(command->name))) << example.line;
      EXPECT_FALSE(example.what.empty()) << example.line;
      EXPECT_FALSE(example.what.ends_with('.')) << example.line;
    }
  }
}

TEST(Help, FitsTheScreen) {
  std::string all = overview_help();
  for (const Command* command : commands()) {
    EXPECT_TRUE(has(overview_help(), command->summary));
    const std::string help = command_help(*command);
    EXPECT_TRUE(help.starts_with(command->summary));
    EXPECT_TRUE(has(help, "usage: shale " + std::string(command->name)));
    for (const Flag& flag : command->flags) EXPECT_TRUE(has(help, flag.name));
    for (const Example& example : command->examples) EXPECT_TRUE(has(help, example.line));
    all += help;
  }
  for (std::string_view line : lines(all)) EXPECT_LE(utf8_length(line), 110u) << line;
}

// However the texts are broken in the source: a line ends where the next word has no place.
TEST(Help, FillsItsLines) {
  constexpr std::size_t width = 88;
  for (const Command* command : commands()) {
    const std::string help = command_help(*command);
    const std::size_t begin = help.find("\n\n", help.find("usage: ")) + 2;
    const std::vector<std::string_view> text =
        lines(std::string_view(help).substr(begin, help.find("\nflags") - begin));
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const std::string_view next = text[i + 1].substr(0, text[i + 1].find(' '));
      if (text[i].empty() || next.empty()) continue;
      EXPECT_GT(utf8_length(text[i]) + 1 + utf8_length(next), width) << text[i];
    }
  }
}

TEST(NearestCommand, KnowsASlip) {
  EXPECT_EQ(nearest_command("staatus"), "status");
  EXPECT_EQ(nearest_command("completly-other"), "");
}

std::string plain(std::string_view troff) {
  return replace_all(replace_all(std::string(troff), "\\-", "-"), "\\e", "\\");
}

TEST(ManPage, HasEveryCommandAndFlag) {
  const std::string page = man_page(), text = plain(page);
  for (const Command* command : commands()) {
    EXPECT_TRUE(has(text, ".SS shale " + std::string(command->name)));
    EXPECT_TRUE(has(text, command->description));
    for (const Flag& flag : command->flags) EXPECT_TRUE(has(text, ".B " + std::string(flag.name)));
  }
  for (const Flag& flag : common_flags()) EXPECT_TRUE(has(text, ".B " + std::string(flag.name)));
  // A line that starts with a dot must be a macro that there is.
  const std::set<std::string_view> macros = {".TH", ".SH", ".SS", ".TP", ".B",
                                             ".I",  ".PP", ".nf", ".fi"};
  for (std::string_view line : lines(page)) {
    EXPECT_FALSE(line.starts_with('\'')) << line;
    if (line.starts_with('.')) {
      EXPECT_TRUE(macros.contains(split(line, ' ')[0])) << line;
    }
  }
}

TEST(CommandsMarkdown, ListsAll) {
  const std::string text = commands_markdown();
  for (const Command* command : commands()) {
    EXPECT_TRUE(has(text, "\n## " + std::string(command->name) + "\n"));
    for (const Flag& flag : command->flags) EXPECT_TRUE(has(text, "| `" + std::string(flag.name)));
    for (const Example& example : command->examples) EXPECT_TRUE(has(text, example.line));
  }
  for (const Flag& flag : common_flags()) EXPECT_TRUE(has(text, "| `" + std::string(flag.name)));
}

TEST(CompletionScript, IsGoodForItsShell) {
  const TestFolder files;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell);
    ASSERT_TRUE(script) << shell;
    for (const Command* command : commands()) {
      EXPECT_TRUE(has(*script, command->name)) << shell;
      for (const Flag& flag : command->flags)
        EXPECT_TRUE(has(*script, flag.name.substr(2))) << shell;
    }
    if (!find_program(shell)) continue;
    const std::string file = files.add("script." + shell, *script).string();
    const auto checked = run_program({.arguments = {shell, "-n", file}, .output = Output::caught});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->exit_code, 0) << shell << ": " << checked->output;
    EXPECT_EQ(checked->output, "") << shell;
  }
  EXPECT_EQ(what_of(completion_script("csh")), "there is no completion for csh");
}

TEST(CompletionScript, CompletesInBash) {
  if (!find_program("bash")) GTEST_SKIP() << "no bash";
  const TestFolder files;
  const std::string file = files.add("shale.bash", *completion_script("bash")).string();
  const auto completed = [&](const std::string& words, int at) {
    const std::string script = "source " + file + "; COMP_WORDS=(" + words +
                               "); COMP_CWORD=" + std::to_string(at) +
                               "; _shale; echo ${COMPREPLY[@]}";
    return run_program({.arguments = {"bash", "-c", script}, .output = Output::caught})->output;
  };
  EXPECT_EQ(completed("shale statu", 1), "status\n");
  EXPECT_EQ(completed("shale up --dry", 2), "--dry-run\n");
  EXPECT_EQ(completed("shale status --qui", 2), "--quiet\n");
  EXPECT_EQ(completed("shale nonsense --dry", 2), "\n");
}

}  // namespace
}  // namespace shale
