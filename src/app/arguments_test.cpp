#include "app/arguments.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

using Words = std::vector<std::string>;

// "up --to=5 --strict | a b | rest ?help": what the words mean, in one line.
std::string meaning(const Words& words) {
  const auto line = parse_command_line(words);
  if (!line) return "error: " + line.error().what;
  std::string out(line->command == nullptr ? "-" : line->command->name);
  for (const auto& [name, value] : line->flags)
    out += " " + name + (value.empty() ? "" : "=" + value);
  if (!line->arguments.empty()) out += " | " + join(line->arguments, " ");
  if (!line->rest.empty()) out += " -- " + join(line->rest, " ");
  if (line->wants_help) out += " ?help";
  if (line->wants_version) out += " ?version";
  return out;
}

using Cases = std::vector<std::pair<Words, std::string>>;

void expect(const Cases& cases) {
  for (const auto& [words, what] : cases) EXPECT_EQ(meaning(words), what) << join(words, " ");
}

TEST(ParseCommandLine, TakesFlagsOnBothSides) {
  expect({
      {{}, "-"},
      {{"status"}, "status"},
      {{"--dir", "db", "status"}, "status --dir=db"},
      {{"status", "--dir", "db"}, "status --dir=db"},
      {{"status", "--dir=db"}, "status --dir=db"},
      {{"--dir=status", "up"}, "up --dir=status"},
      {{"--dir", "status", "up"}, "up --dir=status"},
      {{"--to", "5", "up"}, "up --to=5"},
      {{"--strict", "up"}, "up --strict"},
      {{"up", "--to=a=b", "--strict"}, "up --strict --to=a=b"},
      {{"up", "--to", "1", "--to", "2"}, "up --to=2"},
      {{"down", "3", "--wait", "5s"}, "down --wait=5s | 3"},
      {{"new", "-"}, "new | -"},
      {{"--quiet"}, "- --quiet"},
  });
}

TEST(ParseCommandLine, KeepsWhatStandsBehindTwoDashes) {
  expect({
      {{"sandbox", "--", "npm", "test", "--to", "--"}, "sandbox -- npm test --to --"},
      {{"sandbox", "--to", "5", "--", "up"}, "sandbox --to=5 -- up"},
      {{"sandbox", "--"}, "sandbox"},
      {{"--", "up"}, "- -- up"},
      {{"sandbox", "npm"}, "error: sandbox doesn't take npm"},
      {{"up", "--", "x"}, "error: up takes nothing behind --"},
  });
  EXPECT_TRUE(has(hint_of(parse_command_line({"sandbox", "npm"})), "stands behind --"));
}

TEST(ParseCommandLine, KnowsHelpAndVersion) {
  expect({
      {{"--help"}, "- ?help"},
      {{"-h"}, "- ?help"},
      {{"up", "-h"}, "up ?help"},
      {{"new", "--help"}, "new ?help"},
      {{"--help", "up"}, "up ?help"},
      {{"--version"}, "- ?version"},
      {{"-V"}, "- ?version"},
      {{"new", "--version"}, "new ?version"},
      {{"sandbox", "--", "--help"}, "sandbox -- --help"},
  });
}

TEST(ParseCommandLine, SaysWhatIsWrong) {
  const struct {
    Words words;
    std::string what, hint;
  } cases[] = {
      {{"staatus"}, "there is no command staatus", "did you mean shale status?"},
      {{"migrate"}, "there is no command migrate", "shale help lists them"},
      {{""}, "there is no command ", "shale help lists them"},
      {{"up", "--dryrun"}, "shale up has no flag --dryrun", "did you mean --dry-run?"},
      {{"up", "--colour=never"}, "shale up has no flag --colour", "did you mean --color?"},
      {{"up", "--nonsense"}, "shale up has no flag --nonsense", "shale up --help lists them"},
      {{"status", "--strict"},
       "shale status has no flag --strict",
       "shale status --help lists them"},
      {{"down", "-1"}, "shale down has no flag -1", ""},
      {{"--nonsense"}, "shale has no flag --nonsense", "shale --help lists them"},
      {{"up", "--to"}, "--to needs a value: VERSION", ""},
      {{"up", "--to="}, "--to needs a value: VERSION", ""},
      {{"up", "--to", ""}, "--to needs a value: VERSION", ""},
      {{"up", "--to", "--strict"}, "--to needs a value: VERSION", ""},
      {{"sandbox", "--to", "--", "x"}, "--to needs a value: VERSION", ""},
      {{"up", "--database-url", ""}, "--database-url needs a value: URL", ""},
      {{"up", "--strict=yes"}, "--strict takes no value", ""},
      {{"up", "--color", "blue"}, "--color can't be blue", "one of auto, always, never"},
      {{"status", "--format=xml"}, "--format can't be xml", "one of text, json"},
      {{"status", "--format=text|json"}, "--format can't be text|json", "one of text, json"},
      {{"new"}, "new needs more: NAME", "usage: shale new NAME"},
      {{"new", "a", "b"}, "new doesn't take b", "usage: shale new NAME"},
      {{"status", "x"}, "status doesn't take x", "usage: shale status"},
  };
  for (const auto& c : cases) {
    const auto line = parse_command_line(c.words);
    ASSERT_FALSE(line) << join(c.words, " ");
    EXPECT_EQ(line.error().what, c.what);
    EXPECT_EQ(line.error().fault, Fault::user);
    EXPECT_EQ(c.hint.empty() ? "" : line.error().hint, c.hint) << join(c.words, " ");
  }
}

}  // namespace
}  // namespace shale
