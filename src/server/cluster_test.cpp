#include "server/cluster.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <memory>

#include "base/text.h"

namespace shale {
namespace {

// A cluster's folder without a server.
class ClusterFolder : public testing::Test {
 protected:
  ClusterFolder()
      : root_(*TemporaryFolder::make()),
        cluster_{.folder = root_.path() / "15.1-01234567", .account = *server_account()} {
    EXPECT_TRUE(make_folders(cluster_.data() / "global"));
  }
  void write(const Path& path, std::string_view text) { EXPECT_TRUE(write_file(path, text)); }
  TemporaryFolder root_;
  Cluster cluster_;
};

TEST_F(ClusterFolder, WithoutAServerIsAbsent) {
  EXPECT_FALSE(read_postmaster(cluster_));
  EXPECT_EQ(observe(cluster_).state, ServerState::absent);
}

TEST_F(ClusterFolder, ReadsWhatPostgresWrote) {
  write(cluster_.postmaster(),
        "4711\n/data\n1700000000\n5432\n/a socket/folder\n\n 11042820  426008\nready   \n");
  const auto found = read_postmaster(cluster_);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->pid, 4711);
  EXPECT_EQ(found->socket_folder, "/a socket/folder");
  EXPECT_EQ(found->status, "ready");
}

TEST_F(ClusterFolder, TakesNoOtherProcessForItsServer) {
  EXPECT_FALSE(runs_in(cluster_, ::getpid()));
  EXPECT_FALSE(runs_in(cluster_, 0));
  write(cluster_.postmaster(), std::to_string(::getpid()) + "\n/data\n1\n5432\n/none\n\n\nready\n");
  EXPECT_EQ(observe(cluster_).state, ServerState::absent);
}

TEST_F(ClusterFolder, DisarmsAStaleFileButKeepsItsSharedMemory) {
  write(cluster_.postmaster(), "1\n/data\n1\n5432\n/none\n\n 11042820  426008\nready   \n");
  ASSERT_TRUE(disarm_stale_postmaster(cluster_));
  EXPECT_EQ(*read_file(cluster_.postmaster()),
            "2147483646\n/data\n1\n5432\n/none\n\n 11042820  426008\nready   \n");
  write(cluster_.postmaster(), "");
  ASSERT_TRUE(disarm_stale_postmaster(cluster_));
  EXPECT_FALSE(std::filesystem::exists(cluster_.postmaster()));
}

TEST_F(ClusterFolder, TrustsDataOfThisBoot) {
  write(cluster_.data() / "PG_VERSION", "15\n");
  write(cluster_.data() / "global" / "pg_control", "x");
  ASSERT_TRUE(record_boot(cluster_));
  EXPECT_EQ(*mistrust(cluster_), "");
  EXPECT_TRUE(is_initialised(cluster_));
}

TEST_F(ClusterFolder, ThrowsDataOfAnotherBootAway) {
  write(cluster_.data() / "PG_VERSION", "15\n");
  write(cluster_.boot(), "another\n");
  EXPECT_TRUE(contains(*mistrust(cluster_), "thrown away"));
  EXPECT_FALSE(std::filesystem::exists(cluster_.data()));
  EXPECT_EQ(*mistrust(cluster_), "") << "nothing is left to tell";
}

TEST_F(ClusterFolder, SetsHalfAFolderAside) {
  EXPECT_TRUE(contains(*mistrust(cluster_), "data.damaged"));
  EXPECT_TRUE(std::filesystem::exists(cluster_.folder / "data.damaged" / "global"));
}

}  // namespace
}  // namespace shale
