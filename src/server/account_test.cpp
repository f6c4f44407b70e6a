#include "server/account.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "base/text.h"

namespace shale {
namespace {

TEST(ServerAccount, IsNeverRoot) {
  const auto account = server_account();
  ASSERT_TRUE(account) << account.error().what;
  EXPECT_NE(account->user, 0u);
  if (::geteuid() != 0) {
    EXPECT_EQ(account->user, ::geteuid());
  }
}

TEST(ClosedFolder, IsTheFirstThatTheAccountMayNotEnter) {
  const TemporaryFolder folder = *TemporaryFolder::make();
  const Path inner = folder.path() / "a" / "b";
  ASSERT_TRUE(make_folders(inner));
  const Account stranger{.user = 54321, .group = 54321, .name = "stranger"};
  EXPECT_EQ(closed_folder(inner, stranger), folder.path());
  ::chmod(folder.path().c_str(), 0711);
  EXPECT_EQ(closed_folder(inner, stranger), std::nullopt);
  ::chmod(inner.c_str(), 0700);
  EXPECT_EQ(closed_folder(inner / "not there yet", stranger), inner);
}

TEST(RunAs, DropsRootAndHidesOurEnvironment) {
  const Account account = *server_account();
  ::setenv("DATABASE_URL", "postgres://u:secret@h/d", 1);
  const auto finished = run_as(account, "/", Execution({"/bin/sh", "-c", "id -u; env; exit 3"}));
  ::unsetenv("DATABASE_URL");
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->exit_code, 3);
  EXPECT_EQ(lines(finished->output)[0], std::to_string(account.user));
  EXPECT_FALSE(contains(finished->output, "secret"));
}

TEST(RunAs, SaysWhyAProgramDoesNotStart) {
  const auto finished = run_as(*server_account(), "/", Execution({"/nowhere/initdb"}));
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->exit_code, 126);
  EXPECT_EQ(finished->output, "No such file or directory");
}

}  // namespace
}  // namespace shale
