#include "project/group_rules.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

Result<std::vector<GroupRule>> read(std::string_view toml) {
  const TestFolder files;
  Settings settings;
  settings.config = files.add("shale.toml", toml);
  return read_group_rules(settings);
}

TEST(GroupRules, AreReadInTheirOrder) {
  const auto rules = read(
      "migrations = \"sql\"\n"
      "[[squash.group]]\nname = \"foundation\"\ntables = [\"users\", \"app.tenant_*\"]\n"
      "[[squash.group]]\nname = \"orders\"\ntables = [\n  \"order_?\",\n]\n");
  ASSERT_TRUE(rules) << rules.error().what;
  ASSERT_EQ(rules->size(), 2U);
  EXPECT_EQ((*rules)[0].name, "foundation");
  EXPECT_EQ((*rules)[0].tables, (std::vector<std::string>{"users", "app.tenant_*"}));
  EXPECT_EQ((*rules)[1].name, "orders");
  EXPECT_EQ((*rules)[1].tables, (std::vector<std::string>{"order_?"}));
}

TEST(GroupRules, MayBeAbsent) {
  EXPECT_TRUE(read_group_rules({})->empty());
  EXPECT_TRUE(read("")->empty());
  EXPECT_TRUE(read("[squash]\n")->empty());
}

// What is wrong, and where.
TEST(GroupRules, SayWhatIsWrong) {
  const struct {
    std::string_view toml, place, what;
  } cases[] = {
      {"squash = 1", "1:10", "squash is a table"},
      {"[squash]\ngruop = 1", "2:1", "[squash] has no gruop"},
      {"[squash]\ngroup = \"a\"", "2:9", "squash.group is a list of tables"},
      {"[squash]\ngroup = [1]", "2:10", "squash.group is a list of tables"},
      {"[[squash.group]]\nname = 1", "2:8", "the name of a squash.group is of a-z, 0-9 and _"},
      {"[[squash.group]]\nname = \"a/b\"", "2:8",
       "the name of a squash.group is of a-z, 0-9 and _"},
      {"[[squash.group]]\nname = \"\"", "2:8", "the name of a squash.group is of a-z, 0-9 and _"},
      {"[[squash.group]]\nname = \"a\"\ntabels = []", "3:1", "[[squash.group]] has no tabels"},
      {"[[squash.group]]\nname = \"a\"\ntables = \"x\"", "3:10",
       "tables must be a list of names or patterns"},
      {"[[squash.group]]\nname = \"a\"\ntables = [\"x\", 1]", "3:16",
       "tables must be a list of names or patterns"},
      {"[[squash.group]]\nname = \"a\"\ntables = []", "1:1", "the squash.group a has no tables"},
      {"[[squash.group]]\nname = \"a\"", "1:1", "the squash.group a has no tables"},
      {"[[squash.group]]\ntables = [\"x\"]", "1:1", "a squash.group has no name"},
      {"[[squash.group]]\nname = \"a\"\ntables = [\"x\"]\n[[squash.group]]\nname = \"a\"", "5:8",
       "there are two squash.groups a"},
  };
  for (const auto& c : cases) {
    const auto rules = read(c.toml);
    ASSERT_FALSE(rules) << c.toml;
    const Error& error = rules.error();
    EXPECT_EQ(error.what, c.what) << c.toml;
    EXPECT_EQ(fmt::format("{}:{}", error.place.line, error.place.column), c.place) << c.toml;
    EXPECT_TRUE(error.place.file.ends_with("shale.toml")) << error.place.file;
    EXPECT_FALSE(error.hint.empty()) << c.toml;
  }
  EXPECT_EQ(read("[squash]\ngruop = 1").error().hint, "did you mean group?");
}

}  // namespace
}  // namespace shale
