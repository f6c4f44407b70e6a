#include "project/settings_file.h"

#include <gtest/gtest.h>

#include "support/folder.h"

namespace shale {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

TEST(ReadToml, TakesEveryKey) {
  const TestFolder files;
  Settings settings;
  const Status read = read_toml(files.add("shale.toml",
                                          "# the settings\r\n"
                                          "migrations = \"db/migrations\"\r\n"
                                          "database_url = \"postgres://u@h/d\"\r\n"
                                          "postgres = \"16\"\r\n"
                                          "schemas = [\"public\", \"app\"]\r\n"
                                          "protected = true\r\n"
                                          "out_of_order = \"allow\"\r\n"
                                          "lock_timeout = \"30s\"\r\n"
                                          "lock_retries = 3\r\n"
                                          "runner_timeout = \"2h\"\r\n"
                                          "numbering = \"date\"\r\n"
                                          "[squash]\r\n[conventions]\r\n[review]\r\nany = 1\r\n"),
                                settings);
  ASSERT_TRUE(read) << what_of(read);
  EXPECT_EQ(settings.migrations, files.path() / "db/migrations");
  EXPECT_EQ(settings.database_url, "postgres://u@h/d");
  EXPECT_EQ(settings.source, "shale.toml");
  EXPECT_EQ(settings.postgres, "16");
  EXPECT_EQ(settings.schemas, (std::vector<std::string>{"public", "app"}));
  EXPECT_TRUE(settings.is_protected);
  EXPECT_EQ(settings.out_of_order, OutOfOrder::allow);
  EXPECT_EQ(settings.lock_timeout, Milliseconds(30'000));
  EXPECT_EQ(settings.lock_retries, 3);
  EXPECT_EQ(settings.runner_timeout, Milliseconds(7'200'000));
  EXPECT_EQ(settings.numbering, "date");
}

TEST(ReadToml, ChangesNothingThatIsNotSaid) {
  const TestFolder files;
  Settings settings;
  EXPECT_TRUE(read_toml(files.add("shale.toml", ""), settings));
  EXPECT_TRUE(settings.migrations.empty());
  EXPECT_TRUE(settings.local());
  EXPECT_FALSE(settings.is_protected);
  EXPECT_TRUE(read_toml(files.add("shale.toml", "database_url = \"local\""), settings));
  EXPECT_TRUE(settings.local());
}

TEST(ReadToml, SaysWhereItIsWrong) {
  const struct {
    std::string text, what, hint;
    std::size_t line, column;
  } cases[] = {
      {"migrations = 3", "migrations must be a string", "migrations = \"…\"", 1, 14},
      {"\ndatabase_url = true", "database_url must be a string", "", 2, 16},
      {"postgres = 16", "postgres must be a string", "", 1, 12},
      {"schemas = \"public\"", "schemas must be a list of names", "", 1, 11},
      {"schemas = [\"a\", 1]", "schemas must be a string", "", 1, 17},
      {"protected = \"yes\"", "protected must be true or false", "protected = true", 1, 13},
      {"lock_retries = -1", "lock_retries must be a number from 0 to 1000", "", 1, 16},
      {"lock_retries = 1001", "lock_retries must be a number from 0 to 1000", "", 1, 16},
      {"lock_retries = \"3\"", "lock_retries must be a number from 0 to 1000", "", 1, 16},
      {"lock_timeout = 30", "lock_timeout must be a string", "", 1, 16},
      {"lock_timeout = \"30\"", "this is not a time: 30", "say 500ms, 30s, 5min or 0", 1, 16},
      {"numbering = \"dates\"", "numbering is not dates", "sequence, date or timestamp", 1, 13},
      {"out_of_order = \"yes\"", "out_of_order is not yes", "refuse or allow", 1, 16},
      {"  migration = \"x\"", "shale.toml has no setting migration", "did you mean migrations?", 1,
       3},
      {"x = 1", "shale.toml has no setting x", "", 1, 1},
      {"[lock_timout]", "shale.toml has no setting lock_timout", "did you mean lock_timeout?", 1,
       2},
  };
  const TestFolder files;
  for (const auto& c : cases) {
    Settings settings;
    const Status read = read_toml(files.add("shale.toml", c.text), settings);
    ASSERT_FALSE(read) << c.text;
    EXPECT_EQ(read.error().what, c.what);
    EXPECT_TRUE(has(read.error().hint, c.hint)) << c.text;
    EXPECT_TRUE(read.error().place.file.ends_with("shale.toml"));
    EXPECT_EQ(read.error().place.line, c.line) << c.text;
    EXPECT_EQ(read.error().place.column, c.column) << c.text;
    EXPECT_TRUE(has(c.text, read.error().place.text));
  }
}

TEST(ReadToml, SaysWhereItCannotBeRead) {
  const TestFolder files;
  const std::pair<std::string, std::size_t> cases[] = {
      {"migrations = \"db\"\npostgres = ", 2},
      {"a = 1\na = 2", 2},
      {"migrations", 1},
      {"migrations = \"db", 1},
  };
  for (const auto& [text, line] : cases) {
    Settings settings;
    const Status read = read_toml(files.add("shale.toml", text), settings);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().place.line, line) << text;
    EXPECT_FALSE(read.error().what.empty());
  }
  Settings settings;
  EXPECT_TRUE(has(what_of(read_toml(files.path() / "no.toml", settings)), "No such file"));
}

TEST(ReadDotenv, ReadsLinesAsShellsWriteThem) {
  const std::pair<std::string, Values> cases[] = {
      {"", {}},
      {"\n# A=1\n  # B=2\nno sign\n", {}},
      {"A=1\r\nB=2\r\n", {{"A", "1"}, {"B", "2"}}},
      {"export A=1", {{"A", "1"}}},
      {" A = b c ", {{"A", "b c"}}},
      {"A=", {{"A", ""}}},
      {"A='b # c' # d", {{"A", "b # c"}}},
      {"A=\"b # c\"", {{"A", "b # c"}}},
      {"A=\"open", {{"A", "open"}}},
      {"A=''", {{"A", ""}}},
      {"A=b # c", {{"A", "b"}}},
      {"A=b\t# c", {{"A", "b"}}},
      {"A=b#c", {{"A", "b#c"}}},
      {"A= # nothing", {{"A", ""}}},
      {"U=postgres://u:p=q@h/d?a=b", {{"U", "postgres://u:p=q@h/d?a=b"}}},
      {"\xEF\xBB\xBF"
       "A=1",
       {{"A", "1"}}},
  };
  const TestFolder files;
  for (const auto& [text, values] : cases) {
    const auto read = read_dotenv(files.add(".env", text));
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, values) << text;
  }
  EXPECT_FALSE(read_dotenv(files.path() / "none"));
}

}  // namespace
}  // namespace shale
