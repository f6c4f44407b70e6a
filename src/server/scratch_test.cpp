#include "server/scratch.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

namespace shale {
namespace {

TEST(ScratchName, NamesThisProcessAndIsNewEachTime) {
  const std::string first = next_scratch_name();
  EXPECT_TRUE(first.starts_with("shale_scratch_" + std::to_string(::getpid()) + "_"));
  EXPECT_NE(first, next_scratch_name());
  EXPECT_LT(first.size(), 64u) << "Postgres would cut it";
  EXPECT_FALSE(is_orphan(first));
}

TEST(ScratchName, IsAnOrphanWhenItsProcessHasEnded) {
  const std::string pid = std::to_string(::getpid());
  EXPECT_TRUE(is_orphan("shale_scratch_" + pid + "_12_1")) << "a later process with our pid";
  EXPECT_TRUE(is_orphan("shale_scratch_0_0_1"));
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(is_orphan("shale_scratch_" + std::to_string(child) + "_77_1"));
}

TEST(ScratchName, OfOthersIsLeftAlone) {
  for (const char* name : {"", "postgres", "shale_scratch_", "shale_scratch_x_1_1",
                           "shale_scratch_1_1", "shale_snap_0123", "my_shale_scratch_0_0_1"})
    EXPECT_FALSE(is_orphan(name)) << name;
}

TEST(ScratchName, OfOtherMachinesIsLeftAloneElsewhere) {
  EXPECT_TRUE(is_orphan("shale_scratch_0_0mabcdef_1", Where::here));
  EXPECT_FALSE(is_orphan("shale_scratch_0_0mabcdef_1", Where::elsewhere));
  EXPECT_FALSE(is_orphan("shale_scratch_0_0_1", Where::elsewhere));
}

}  // namespace
}  // namespace shale
