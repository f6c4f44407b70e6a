#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "support/folder.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_below(const Path& folder) {
  std::vector<std::string> names;
  const auto files = files_below(folder);
  if (!files) return {"error: " + files.error().what};
  for (const Path& file : *files) names.push_back(file.lexically_relative(folder).string());
  return names;
}

TEST(ReadFile, GivesEveryByte) {
  const TestFolder folder;
  for (const std::string& text :
       {std::string(), std::string("a\r\n\0b", 5), std::string(70'000, 'x')})
    EXPECT_EQ(*read_file(folder.add("x", text)), text);
}

TEST(ReadFile, NamesThePathAndTheReason) {
  const TestFolder folder;
  const Path missing = folder.path() / "missing.sql";
  EXPECT_EQ(what_of(read_file(missing)),
            "can't read " + missing.string() + ": No such file or directory");
  EXPECT_EQ(what_of(read_file(folder.path())),
            "can't read " + folder.path().string() + ": Is a directory");
  EXPECT_TRUE(has(what_of(read_file(folder.add("x", "") / "y")), "Not a directory"));
}

TEST(WriteFile, ReplacesTheWholeTextOrNothing) {
  const TestFolder folder;
  const Path file = folder.path() / "x";
  EXPECT_TRUE(write_file(file, "a long old text"));
  const Path link = folder.path() / "link";
  fs::create_hard_link(file, link);
  EXPECT_TRUE(write_file(file, "new"));
  EXPECT_EQ(*read_file(file), "new");
  EXPECT_EQ(*read_file(link), "a long old text");  // a reader of the old file keeps it
  EXPECT_EQ(names_below(folder.path()), (std::vector<std::string>{"link", "x"}));
}

TEST(WriteFile, LeavesNothingBehindWhenItFails) {
  const TestFolder folder;
  fs::create_directories(folder.path() / "folder" / "inner");
  EXPECT_TRUE(has(what_of(write_file(folder.path() / "folder", "x")), "Is a directory"));
  EXPECT_TRUE(has(what_of(write_file(folder.path() / "no" / "x", "x")), "No such file"));
  EXPECT_EQ(names_below(folder.path()), std::vector<std::string>{});
}

TEST(MakeFolders, IsHarmlessWhereTheyAre) {
  const TestFolder folder;
  EXPECT_TRUE(make_folders(folder.path() / "a" / "b"));
  EXPECT_TRUE(make_folders(folder.path() / "a" / "b"));
  EXPECT_TRUE(fs::is_directory(folder.path() / "a" / "b"));
  folder.add("file", "");
  EXPECT_TRUE(has(what_of(make_folders(folder.path() / "file" / "c")), "can't make the folder"));
}

TEST(FilesBelow, AreSortedAndNotHidden) {
  const TestFolder folder{{"b.sql", ""},         {"a/2.sql", ""}, {"a/10.sql", ""},
                          {".git/config", ""},   {".x", ""},      {"a/.hidden/3.sql", ""},
                          {"c/d/e/deep.sql", ""}};
  EXPECT_EQ(names_below(folder.path()),
            (std::vector<std::string>{"a/10.sql", "a/2.sql", "b.sql", "c/d/e/deep.sql"}));
}

TEST(FilesBelow, FollowLinksAndPassOverThoseThatLeadNowhere) {
  const TestFolder folder{{"1.sql", ""}};
  const TestFolder other{{"2.sql", ""}};
  fs::create_symlink(other.path() / "2.sql", folder.path() / "2.sql");
  fs::create_directory_symlink(other.path(), folder.path() / "more");
  fs::create_symlink(folder.path() / "gone", folder.path() / "a-nowhere.sql");
  fs::create_symlink(folder.path() / "gone", folder.path() / "z-nowhere.sql");
  EXPECT_EQ(names_below(folder.path()), (std::vector<std::string>{"1.sql", "2.sql", "more/2.sql"}));
}

TEST(FilesBelow, DoNotGoRoundInCircles) {
  const TestFolder folder{{"a/1.sql", ""}};
  fs::create_directory_symlink(folder.path(), folder.path() / "a" / "again");
  fs::create_directory_symlink(".", folder.path() / "here");
  EXPECT_EQ(names_below(folder.path()), std::vector<std::string>{"a/1.sql"});
  folder.add("b/2.sql", "");
  fs::create_directory_symlink("../b", folder.path() / "a" / "b");
  fs::create_directory_symlink("../a", folder.path() / "b" / "a");
  EXPECT_TRUE(has(what_of(files_below(folder.path())), "Too many levels of symbolic links"));
}

TEST(FilesBelow, NameTheFolderThatCannotBeRead) {
  const TestFolder folder{{"1.sql", ""}};
  EXPECT_TRUE(has(what_of(files_below(folder.path() / "missing")), "missing: No such file"));
  EXPECT_TRUE(has(what_of(files_below(folder.path() / "1.sql")), "1.sql: Not a directory"));
}

TEST(IsExecutable, IsOnlyForFiles) {
  const TestFolder folder{{"plain", ""}};
  EXPECT_TRUE(is_executable(folder.add_program("program", "#!/bin/sh\n")));
  EXPECT_FALSE(is_executable(folder.path() / "plain"));
  EXPECT_FALSE(is_executable(folder.path()));
  EXPECT_FALSE(is_executable(folder.path() / "missing"));
}

TEST(Shown, IsRelativeBelowTheWorkingFolder) {
  const Path here = fs::current_path();
  const std::pair<Path, std::string> cases[] = {
      {here / "db" / "1.sql", "db/1.sql"},
      {here / "db" / ".." / "1.sql", "1.sql"},
      {here.string() + "-other/1.sql", here.string() + "-other/1.sql"},
      {"/etc/x", "/etc/x"},
      {"../x", "../x"},
      {"db/1.sql", "db/1.sql"},
  };
  for (const auto& [path, text] : cases) EXPECT_EQ(shown(path), text);
}

TEST(FileLock, IsHeldByOneAtATime) {
  const TestFolder folder;
  const Path path = folder.path() / "lock";
  auto first = FileLock::wait(path);
  ASSERT_TRUE(first) << first.error().what;
  EXPECT_TRUE(first->held());
  auto second = FileLock::attempt(path);
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->held());
  const FileLock moved = *std::move(first);
  EXPECT_TRUE(moved.held());
  EXPECT_FALSE(FileLock::attempt(path)->held());
}

TEST(FileLock, EndsWithItsHolder) {
  const TestFolder folder;
  const Path path = folder.path() / "lock";
  { EXPECT_TRUE(FileLock::attempt(path)->held()); }
  EXPECT_TRUE(FileLock::attempt(path)->held());
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::wait(path);
    ::_exit(lock && lock->held() ? 0 : 1);  // no destructor: the system lets go
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(FileLock::attempt(path)->held());
}

TEST(FileLock, SaysWhyThereIsNone) {
  const TestFolder folder;
  EXPECT_TRUE(has(what_of(FileLock::wait(folder.path() / "no" / "lock")), "can't open the lock"));
  EXPECT_TRUE(has(what_of(FileLock::attempt(folder.path())), "Is a directory"));
}

TEST(TemporaryFolder, GoesAwayWithAllItHolds) {
  Path path;
  {
    const TestFolder folder{{"a/b/c", "x"}};
    path = folder.path();
    EXPECT_TRUE(fs::exists(path / "a" / "b" / "c"));
  }
  EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace shale
