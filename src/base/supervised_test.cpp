#include "base/supervised.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "support/folder.h"

namespace shale {
namespace {

SupervisedEnd run(const Path& program, Supervised how = {}) {
  how.arguments = {program.string()};
  auto end = run_supervised(how);
  EXPECT_TRUE(end);
  return end ? *end : SupervisedEnd{};
}

TEST(Supervised, TellsLinesAsTheyComeAndHowItEnded) {
  const TestFolder folder;
  const Path program =
      folder.add_program("p", "#!/bin/sh\necho one\necho \"$NAME\" >&2\nprintf three\nexit 7\n");
  std::vector<std::string> lines;
  const SupervisedEnd end = run(program, {.environment = {{"NAME", "two"}},
                                          .on_line = [&](auto l) { lines.emplace_back(l); }});
  EXPECT_EQ(end.exit_code, 7);
  EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", "three"}));
  EXPECT_EQ(end.output, "one\ntwo\nthree");
  EXPECT_FALSE(run_supervised({.arguments = {"/no/such"}}));
}

TEST(Supervised, KeepsStdoutApart) {
  const TestFolder folder;
  const Path program = folder.add_program("p", "#!/bin/sh\necho kept\necho said >&2\n");
  std::string said;
  const SupervisedEnd end =
      run(program, {.keep_output = true, .on_line = [&](auto line) { said += line; }});
  EXPECT_EQ(end.output, "kept\n");
  EXPECT_EQ(said, "said");
}

TEST(Supervised, EndsWhatTakesTooLongWithAllItStarted) {
  const TestFolder folder;
  const Path program = folder.add_program(
      "p", "#!/bin/sh\n(sleep 2; touch " + (folder.path() / "late").string() + ") &\nsleep 60\n");
  const auto start = Clock::now();
  const SupervisedEnd end = run(program, {.limit = Milliseconds(200)});
  EXPECT_TRUE(end.took_too_long);
  EXPECT_EQ(end.exit_code, 128 + SIGTERM);
  EXPECT_LT(milliseconds_since(start), 1'500);
  std::this_thread::sleep_for(Milliseconds(2'300));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "late"));
}

TEST(Supervised, NothingThatItStartedOutlivesIt) {
  const TestFolder folder;
  const Path program = folder.add_program(
      "p", "#!/bin/sh\n(sleep 1; touch " + (folder.path() / "late").string() + ") &\nexit 0\n");
  EXPECT_EQ(run(program).exit_code, 0);
  std::this_thread::sleep_for(Milliseconds(1'300));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "late"));
}

TEST(Supervised, EndsWithUsWhenWeAreKilled) {
  const TestFolder folder;
  const Path program = folder.add_program(
      "p", "#!/bin/sh\ntrap '' TERM HUP INT\necho $$ > " + (folder.path() / "pid").string() +
               "\nsleep 1\ntouch " + (folder.path() / "late").string() + "\n");
  const pid_t us = ::fork();
  if (us == 0) {
    [[maybe_unused]] const auto end = run_supervised({.arguments = {program.string()}});
    ::_exit(0);
  }
  while (!std::filesystem::exists(folder.path() / "pid"))
    std::this_thread::sleep_for(Milliseconds(5));
  ::kill(us, SIGKILL);
  ::waitpid(us, nullptr, 0);
  std::this_thread::sleep_for(Milliseconds(1'500));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "late"));
}

}  // namespace
}  // namespace shale
