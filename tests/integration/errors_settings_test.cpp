// The command line, shale.toml and URLs: what is wrong with them, and where.
#include <fstream>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_errors_settings {
namespace {

class SettingErrors : public Bench {
 protected:
  void SetUp() override { project_.write("001_a.sql", "create table a (n int);\n"); }

  void expect_refused(const Words& words, const std::string& what, const std::string& hint) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 2) << answer.all();
    EXPECT_SAYS(answer, "error: " + what + "\n");
    EXPECT_SAYS(answer, hint.empty() ? "" : "hint: " + hint);
  }
  Answer with_settings(const std::string& toml) {
    std::ofstream(project_.root() / "shale.toml") << toml;
    return project_.run({"status"});
  }

  Project project_{};
};

TEST_F(SettingErrors, CommandLine) {
  expect_refused({"upp"}, "there is no command upp", "did you mean shale up?");
  expect_refused({"frobnicate"}, "there is no command frobnicate", "shale help lists them");
  expect_refused({"up", "--dry-rum"}, "shale up has no flag --dry-rum", "did you mean --dry-run?");
  expect_refused({"up", "--to"}, "--to needs a value: VERSION", "");
  expect_refused({"up", "--dry-run=yes"}, "--dry-run takes no value", "");
  expect_refused({"up", "more"}, "up doesn't take more", "usage: shale up");
  expect_refused({"up", "--format", "xml"}, "--format can't be xml", "one of text, json");
  expect_refused({"up", "--strict", "--allow-out-of-order"},
                 "--strict and --allow-out-of-order contradict each other",
                 "leave one of them out");
}

TEST_F(SettingErrors, NumbersAndTimes) {
  project_.use(new_database());
  expect_refused({"down", "many"}, "down takes the number of migrations to take back, not many",
                 "shale down 3, or shale down --to VERSION");
  expect_refused({"down", "0"}, "down takes the number of migrations to take back, not 0", "");
  expect_refused({"down", "2", "--to", "001"}, "down takes a number or --to, not both", "");
  expect_refused({"up", "--lock-retries", "-1"}, "--lock-retries takes a number from 0, not -1",
                 "");
  expect_refused({"up", "--wait", "soon"}, "--wait: this is not a time: soon",
                 "say 500ms, 30s, 5min or 0");
  expect_refused({"up", "--lock-timeout", "5"}, "--lock-timeout: this is not a time: 5", "");
}

TEST_F(SettingErrors, SettingsFile) {
  const Answer broken = with_settings("migrations = \"migrations\"\nprotected = maybe\n");
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_SAYS(broken, "error: shale.toml:2:");
  const Answer unknown = with_settings("\nmigration = \"x\"\n");
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_SAYS(unknown, "error: shale.toml:2:1: shale.toml has no setting migration");
  EXPECT_SAYS(unknown, "hint: did you mean migrations?");
  const Answer wrong = with_settings("lock_timeout = 5\n");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_SAYS(wrong, "error: shale.toml:1:16: lock_timeout must be a string");
  EXPECT_SAYS(with_settings("lock_timeout = \"soon\"\n"),
              "shale.toml:1:16: this is not a time: soon");
  EXPECT_SAYS(with_settings("out_of_order = \"perhaps\"\n"), "refuse or allow");
  EXPECT_SAYS(project_.run({"up", "--config", "none.toml"}),
              "error: there is no settings file none.toml");
}

// Whatever is wrong with a URL: what may be the password is not repeated.
TEST_F(SettingErrors, Urls) {
  for (const char* url :
       {"postgres://me:geheim wort@host/x", "postgres://me:geheim%zz@host/x",
        "postgres://me:geheim@host:port/x", "postgres://me:ge/geheim@host/x",
        "postgres://me:geheim@[::1/x", "host=localhost pasword=geheim",
        "host=localhost password='geheim", "geheim", "mysql://me:geheim@host/x",
        "postgres://me@host/x?pasword=geheim", "postgres://me:geheim@127.0.0.1:1/x",
        "postgres://me@127.0.0.1:1/x?password=geheim", "postgres://me:geheim@127.0.0.1:99999/x"}) {
    project_.use(url);
    for (const Words& words :
         {Words{"up"}, Words{"status", "--verbose"}, Words{"up", "--database-url", url}}) {
      const Answer answer = project_.run(words);
      EXPECT_NE(answer.exit_code, 0);
      EXPECT_SAYS(answer, "error: ");
      EXPECT_FALSE(contains(answer.all(), "geheim")) << url << "\n" << answer.all();
    }
  }
  project_.use("mysql://host/x");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_SAYS(answer, "DATABASE_URL");
  EXPECT_SAYS(answer, "hint: use postgres://user@host:5432/name");
}

TEST_F(SettingErrors, ThePasswordOfAUrlIsNotShown) {
  const Target target = *Target::parse(new_database());
  project_.write("001_a.down.sql", "drop table a;\n");
  project_.use(target.with("password", "geheim").url());
  for (const Words& words : {Words{"up"}, Words{"status"}, Words{"up", "--dry-run"},
                             Words{"up", "--format", "json"}, Words{"down"}, Words{"repair"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
    EXPECT_FALSE(contains(answer.all(), "geheim")) << answer.all();
  }
}

}  // namespace
}  // namespace shale::testing_::in_errors_settings
