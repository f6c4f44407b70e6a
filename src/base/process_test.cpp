#include "base/process.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "support/folder.h"

namespace shale {
namespace {

Result<Finished> shell(const std::string& script, Environment environment = {}, Path folder = {}) {
  return run_program({.arguments = {"sh", "-c", script},
                      .environment = std::move(environment),
                      .folder = std::move(folder),
                      .output = Output::caught});
}

TEST(RunProgram, GivesTheExitCodeAsShellsDo) {
  const std::pair<std::string, int> cases[] = {
      {"exit 0", 0},          {"exit 3", 3},          {"exit 255", 255},
      {"kill -TERM $$", 143}, {"kill -KILL $$", 137},
  };
  for (const auto& [script, code] : cases) {
    const auto finished = shell(script);
    ASSERT_TRUE(finished) << finished.error().what;
    EXPECT_EQ(finished->exit_code, code) << script;
  }
}

TEST(RunProgram, CatchesBothOutputs) {
  EXPECT_EQ(shell("echo out; echo err >&2; echo again")->output, "out\nerr\nagain\n");
  const auto much = shell("head -c 300000 /dev/zero");  // more than a pipe holds
  EXPECT_EQ(much->output.size(), 300'000u);
}

TEST(RunProgram, AddsToTheEnvironment) {
  ::setenv("SHALE_TEST_OURS", "ours", 1);
  const auto finished =
      shell("echo $SHALE_TEST_OURS $SHALE_TEST_ADDED", {{"SHALE_TEST_ADDED", "a b"}});
  EXPECT_EQ(finished->output, "ours a b\n");
  EXPECT_EQ(shell("echo $SHALE_TEST_OURS", {{"SHALE_TEST_OURS", "other"}})->output, "other\n");
  ::unsetenv("SHALE_TEST_OURS");
  EXPECT_FALSE(environment("SHALE_TEST_ADDED"));
}

TEST(RunProgram, RunsInAFolder) {
  const TestFolder folder;
  const std::string real = std::filesystem::canonical(folder.path()).string();
  EXPECT_EQ(shell("pwd -P", {}, folder.path())->output, real + "\n");
}

TEST(RunProgram, PassesArgumentsAsTheyAre) {
  const auto finished = run_program(
      {.arguments = {"printf", "%s|", "a b", "", "$HOME", "'\"*"}, .output = Output::caught});
  EXPECT_EQ(finished->output, "a b||$HOME|'\"*|");
}

TEST(RunProgram, RefusesWhatCannotStart) {
  const TestFolder folder{{"plain", "text"}};
  const std::pair<Program, std::string> cases[] = {
      {{.arguments = {"no-such-program-here"}}, "there is no program no-such-program-here"},
      {{.arguments = {"/nowhere/psql"}}, "there is no program /nowhere/psql"},
      {{.arguments = {(folder.path() / "plain").string()}}, "there is no program "},
      {{.arguments = {"sh", "-c", "true"}, .folder = folder.path() / "no"}, "can't run in "},
      {{}, "no program"},
  };
  for (const auto& [program, what] : cases) EXPECT_TRUE(has(what_of(run_program(program)), what));
}

TEST(CatchInterrupts, SetsAFlagAndTheSecondEndsUs) {
  const pid_t child = ::fork();
  if (child == 0) {  // what is caught stays caught, so in a process of its own
    catch_interrupts();
    if (interrupted()) ::_exit(1);
    ::raise(SIGTERM);
    if (!interrupted()) ::_exit(2);
    const auto finished = run_program({.arguments = {"sh", "-c", "kill -TERM $$"}});
    if (!finished || finished->exit_code != 143) ::_exit(3);  // a program has its own signals
    ::raise(SIGINT);
    ::_exit(4);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "exit " << WEXITSTATUS(status);
  EXPECT_EQ(WTERMSIG(status), SIGINT);
}

TEST(FindProgram, LooksInPathUnlessThereIsASlash) {
  const TestFolder folder;
  const Path program = folder.add_program("shale-test-program", "#!/bin/sh\n");
  const std::string path = environment("PATH").value_or("");
  EXPECT_FALSE(find_program("shale-test-program"));
  ::setenv("PATH", ("/nowhere:" + folder.path().string() + ":" + path).c_str(), 1);
  EXPECT_EQ(find_program("shale-test-program"), program);
  ::setenv("PATH", path.c_str(), 1);
  EXPECT_EQ(find_program(program.string()), program);
  EXPECT_FALSE(find_program((folder.path() / "missing").string()));
}

TEST(Environment, IsAbsentWhenItIsEmpty) {
  ::setenv("SHALE_TEST_EMPTY", "", 1);
  EXPECT_FALSE(environment("SHALE_TEST_EMPTY"));
  ::setenv("SHALE_TEST_EMPTY", "x", 1);
  EXPECT_EQ(environment("SHALE_TEST_EMPTY"), "x");
  ::unsetenv("SHALE_TEST_EMPTY");
  EXPECT_FALSE(environment("SHALE_TEST_EMPTY"));
}

}  // namespace
}  // namespace shale
