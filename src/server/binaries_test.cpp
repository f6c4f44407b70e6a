#include "server/binaries.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/text.h"

namespace shale {
namespace {

// An installation made of shell scripts, in a folder of its own.
class FakeBinaries : public testing::Test {
 protected:
  void SetUp() override {
    TemporaryFolder folder = *TemporaryFolder::make();
    root_ = folder.path();
    folder_ = std::make_unique<TemporaryFolder>(std::move(folder));
    ::setenv("SHALE_CACHE", (root_ / "cache").c_str(), 1);
  }
  void TearDown() override {
    ::unsetenv("SHALE_CACHE");
    ::unsetenv("SHALE_PG_BIN");
  }
  Path program(const std::string& folder, const std::string& name, const std::string& says) {
    const Path path = root_ / folder / name;
    EXPECT_TRUE(make_folders(path.parent_path()));
    EXPECT_TRUE(write_file(
        path, "#!/bin/sh\necho run >> " + (root_ / "runs").string() + "\necho '" + says + "'\n"));
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path.parent_path();
  }
  Path install(const std::string& folder, const std::string& version) {
    program(folder, "initdb", "");
    return program(folder, "postgres", "postgres (PostgreSQL) " + version);
  }
  std::size_t runs() const {
    const auto text = read_file(root_ / "runs");
    return text ? lines(*text).size() : 0;
  }
  Path root_;
  std::unique_ptr<TemporaryFolder> folder_;
};

TEST(Version, IsReadFromTheAnswerOfPostgres) {
  EXPECT_EQ(version_in("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"), "15.20");
  EXPECT_EQ(version_in("postgres (PostgreSQL) 18.0"), "18.0");
  EXPECT_EQ(version_in("postgres (PostgreSQL) 19devel"), "19devel");
  for (const char* bad : {"", "postgres", "mysqld 8.0", "postgres (PostgreSQL) ", "(PostgreSQL) x"})
    EXPECT_EQ(version_in(bad), "") << bad;
}

TEST_F(FakeBinaries, AreFoundNewestFirstAndAskedOnce) {
  const Path old = install("old", "14.3");
  const Path fresh = install("fresh", "17.1");
  ::setenv("SHALE_PG_BIN", (old.string() + ":" + fresh.string() + ":/nowhere").c_str(), 1);
  const std::vector<Binaries> all = all_binaries();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].version, "17.1");
  EXPECT_EQ(all[1].major, 14);
  EXPECT_EQ(find_binaries("14")->folder, std::filesystem::canonical(old));
  EXPECT_EQ(find_binaries(fresh.string())->major, 17);
  EXPECT_EQ(runs(), 2u) << "versions are remembered";
  install("fresh", "17.10");
  EXPECT_EQ(find_binaries("")->version, "17.10") << "until the program changes";
  EXPECT_EQ(runs(), 3u);
}

TEST_F(FakeBinaries, NeedInitdbAndPostgres) {
  const Path client = program("client", "postgres", "postgres (PostgreSQL) 15.1");
  ::setenv("SHALE_PG_BIN", client.c_str(), 1);
  EXPECT_TRUE(all_binaries().empty());
  const auto found = find_binaries("");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().fault, Fault::user);
  EXPECT_TRUE(contains(found.error().what, "SHALE_PG_BIN"));
}

TEST_F(FakeBinaries, ThatArePinnedButMissingAreNamed) {
  ::setenv("SHALE_PG_BIN", install("one", "15.1").c_str(), 1);
  const auto found = find_binaries("12");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().what, "PostgreSQL 12 is not on this machine");
  EXPECT_TRUE(contains(found.error().hint, "15.1 in "));
  EXPECT_FALSE(find_binaries("fifteen"));
  EXPECT_FALSE(find_binaries("/nowhere"));
}

}  // namespace
}  // namespace shale
