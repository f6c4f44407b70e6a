// Folders as they are found: what read_folder makes of them with the native format.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "migration/format.h"
#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

// "stem" with a mark for its down: "+" a file, "-" a section; "!" a runner.
Names found_in(const TestFolder& files) {
  const auto folder = read_folder(files.path());
  if (!folder) return {"error: " + folder.error().what};
  Names found;
  for (const Migration& one : folder->migrations)
    found.push_back(one.stem + (one.down ? "+" : "") + (one.down_in_file ? "-" : "") +
                    (one.runner ? "!" : ""));
  return found;
}

Names strays_in(const TestFolder& files) {
  const auto folder = read_folder(files.path());
  return folder ? folder->strays : Names{"error: " + folder.error().what};
}

TEST(ReadFolder, TakesPairsAndSingleFiles) {
  const TestFolder files{{"001_a.up.sql", "a;"}, {"001_a.down.sql", "b;"},
                         {"002_b.up.sql", "a;"}, {"010_d.sql", "a;\n-- shale: down\nb;"},
                         {"9_c.sql", "a;"},      {"README.md", ""},
                         {"011.sql", "a;"},      {"20251025-e-f.sql", "a;"}};
  EXPECT_EQ(found_in(files), (Names{"001_a+", "002_b", "9_c", "010_d-", "011", "20251025-e-f"}));
  EXPECT_EQ(strays_in(files), Names{});
  const auto folder = read_folder(files.path());
  EXPECT_EQ(folder->root, files.path());
  EXPECT_EQ(folder->format, "native");
  EXPECT_EQ(folder->migrations[0].name, "a");
  EXPECT_EQ(folder->migrations[0].version, "001");
  EXPECT_EQ(folder->migrations[5].name, "e-f");
  EXPECT_EQ(folder->migrations[3].checksum, raw_checksum("a;\n"));
  EXPECT_EQ(folder->find("9_c"), &folder->migrations[2]);
  EXPECT_EQ(folder->find("9"), nullptr);
}

TEST(ReadFolder, IsEmptyWhereNothingIs) {
  EXPECT_EQ(found_in({}), Names{});
  EXPECT_EQ(found_in({{"notes.txt", ""}, {".hidden/001_a.sql", "a;"}}), Names{});
  const auto none = read_folder(TestFolder().path() / "missing");
  EXPECT_TRUE(has(what_of(none), "can't read the folder"));
}

TEST(ReadFolder, PairsByVersionWhenNamesDiffer) {
  EXPECT_EQ(found_in({{"001_a.up.sql", "a;"}, {"001_other.down.sql", "b;"}}), Names{"001_a+"});
  // The same name comes first, whatever its place in the folder.
  EXPECT_EQ(found_in({{"001_b.up.sql", "a;"}, {"001_a.down.sql", "b;"}, {"001_b.down.sql", "b;"}}),
            Names{"001_b+"});
  const TestFolder two{{"001_a.up.sql", "a;"}, {"001_b.up.sql", "a;"}, {"001_c.down.sql", "b;"}};
  EXPECT_EQ(found_in(two), (Names{"001_a", "001_b"}));
  ASSERT_EQ(strays_in(two).size(), 1u);
  EXPECT_TRUE(has(strays_in(two)[0], "001_c.down.sql has no up file beside it"));
}

TEST(ReadFolder, KeepsTwoOfOneVersion) {
  EXPECT_EQ(found_in({{"021_b.sql", "-- Dependencies: none\n"},
                      {"021_a.sql", "-- Dependencies: 021_b.sql\n"},
                      {"020_z.sql", ""}}),
            (Names{"020_z", "021_b", "021_a"}));
}

TEST(ReadFolder, RefusesWhatIsThereTwice) {
  EXPECT_TRUE(has(found_in({{"001_a.sql", "a;"}, {"001_a.up.sql", "a;"}})[0],
                  "error: two files are the migration 001_a: "));
  EXPECT_TRUE(has(found_in({{"x/001_a.sql", "a;"}, {"y/001_a.sql", "a;"}})[0],
                  "error: two files are the migration 001_a: "));
  EXPECT_TRUE(
      has(found_in({{"001_a.up.sql", "a;\n-- shale: down\nb;"}, {"001_a.down.sql", "b;"}})[0],
          "error: 001_a has two downs: "));
  EXPECT_TRUE(
      has(found_in({{"001_a.up.sql", ""}, {"x/001_a.down.sql", ""}, {"001_a.down.sql", ""}})[0],
          "error: 001_a has two downs: "));
}

TEST(ReadFolder, LooksIntoFoldersButNotTheArchive) {
  const TestFolder files{{"2024/001_a.up.sql", "a;"},        {"2024/001_a.down.sql", "b;"},
                         {"2025/q1/002_b.sql", "a;"},        {"archive/000_old.sql", "a;"},
                         {"2024/archive/000_old.sql", "a;"}, {"archive/schema.sql", ""},
                         {"archived/003_c.sql", "a;"}};
  EXPECT_EQ(found_in(files), (Names{"001_a+", "002_b", "003_c"}));
  EXPECT_EQ(strays_in(files), Names{});
}

TEST(ReadFolder, NamesStrays) {
  const std::pair<Names, std::string> cases[] = {
      {{"001_a.sql", "schema.sql"}, "schema.sql has no version"},
      {{"001_a.sql", "fix.up.sql"}, "fix.up.sql has no version"},
      {{"001_a.up.sql", "002_b.down.sql"}, "002_b.down.sql has no up file beside it"},
      {{"001_a.up.sql", "001_a_down.sql"}, "001_a_down.sql is not applied"},
      {{"001_a.sql", "001_a_up.sql"}, "001_a_up.sql is not applied"},
      {{"001_a.UP.SQL", "001_a_down.sql"}, "001_a_down.sql is not applied"},
      {{"001_a.sql", "001_a_down.sql"}, "001_a_down.sql is not applied"},
  };
  for (const auto& [names, stray] : cases) {
    const TestFolder files;
    for (const std::string& name : names) files.add(name, "");
    EXPECT_EQ(found_in(files), Names{"001_a"}) << stray;
    ASSERT_EQ(strays_in(files).size(), 1u) << stray;
    EXPECT_TRUE(has(strays_in(files)[0], stray));
  }
}

// As postgrator names them.
TEST(ReadFolder, AppliesNoUndo) {
  const TestFolder files{{"001.do.a.sql", ""},
                         {"001.undo.a.sql", ""},
                         {"002.do.sql", ""},
                         {"002.undo.sql", ""},
                         {"003.undoing.sql", ""}};
  EXPECT_EQ(found_in(files), (Names{"001.do.a", "002.do", "003.undoing"}));
  ASSERT_EQ(strays_in(files).size(), 2u);
  EXPECT_TRUE(has(strays_in(files)[0], "001.undo.a.sql is not applied: by its name it takes"));
}

TEST(ReadFolder, TakesNamesThatOnlyLookLikeADown) {
  const TestFolder files{{"001_a.sql", ""}, {"002_break_down.sql", ""}, {"003_set_up.sql", ""}};
  EXPECT_EQ(found_in(files), (Names{"001_a", "002_break_down", "003_set_up"}));
}

TEST(ReadFolder, TakesUpperCaseEndings) {
  EXPECT_EQ(found_in({{"001_a.SQL", "a;"}, {"002_b.Up.Sql", "a;"}, {"002_b.DOWN.SQL", "b;"}}),
            (Names{"001_a", "002_b+"}));
}

TEST(ReadFolder, TakesAPrefixThatAllHave) {
  const TestFolder numbers{{"db_00001.sql", ""}, {"db_00010.sql", ""}, {"db_00002.sql", ""}};
  EXPECT_EQ(found_in(numbers), (Names{"db_00001", "db_00002", "db_00010"}));
  EXPECT_EQ(read_folder(numbers.path())->migrations[0].version, "00001");
  const TestFolder pairs{
      {"V0001.Init.up.sql", ""}, {"V0001.Init.down.sql", ""}, {"V0002.More.up.sql", ""}};
  EXPECT_EQ(found_in(pairs), (Names{"V0001.Init+", "V0002.More"}));
  EXPECT_EQ(read_folder(pairs.path())->migrations[0].name, "Init");
  EXPECT_EQ(found_in({{"db_1.sql", ""}, {"app_2.sql", ""}}), Names{});
  EXPECT_EQ(strays_in({{"db_1.sql", ""}, {"app_2.sql", ""}}).size(), 2u);
}

TEST(ReadFolder, LeavesFlywayNamesAlone) {
  const TestFolder files{{"V1__init.sql", ""}, {"V1_1__more.sql", ""}, {"R__view.sql", ""}};
  EXPECT_EQ(found_in(files), Names{});
  ASSERT_EQ(strays_in(files).size(), 3u);
  for (const std::string& stray : strays_in(files)) EXPECT_TRUE(has(stray, "as Flyway's"));
}

TEST(ReadFolder, TakesExecutablesAsRunners) {
  const TestFolder files{{"001_a.sql", "a;"}, {"002_plain.py", "x"}};
  files.add_program("003_fill.py", "#!/bin/sh\n");
  files.add_program("004_fill", "#!/bin/sh\n");
  files.add_program("run-all.sh", "#!/bin/sh\n");
  files.add_program("005_sql.sql", "a;");
  files.add_program("archive/006_old.py", "#!/bin/sh\n");
  EXPECT_EQ(found_in(files), (Names{"001_a", "003_fill!", "004_fill!", "005_sql"}));
  EXPECT_EQ(read_folder(files.path())->migrations[1].checksum, raw_checksum("#!/bin/sh\n"));
}

TEST(ReadFolder, ReadsHeadersAndSaysWhereTheyAreWrong) {
  const TestFolder files{{"001_a.up.sql", "-- Migration: A\n-- shale: where extension vector\na;"}};
  const auto folder = read_folder(files.path());
  ASSERT_TRUE(folder) << what_of(folder);
  EXPECT_EQ(folder->migrations[0].header.title, "A");
  EXPECT_EQ(folder->migrations[0].directives.extensions, Names{"vector"});
  const std::pair<std::string, std::string> bad[] = {
      {"-- shale: no-transactoin\na;", "this is not a directive"},
      {"a;\n-- shale: dwon\nb;", "this is not a directive"},
      {"caf\xE9", "this file is not UTF-8 here"},
  };
  for (const auto& [text, what] : bad) {
    files.add("002_b.sql", text);
    const auto failed = read_folder(files.path());
    EXPECT_TRUE(has(what_of(failed), what));
    EXPECT_TRUE(!failed && has(failed.error().place.file, "002_b.sql"));
  }
}

TEST(Formats, SayWhatTheyAre) {
  ASSERT_FALSE(formats().empty());
  for (const Format* format : formats()) {
    EXPECT_FALSE(format->name.empty());
    EXPECT_FALSE(format->summary.empty());
    EXPECT_NE(format->fits, nullptr);
    EXPECT_NE(format->read, nullptr);
  }
}

}  // namespace
}  // namespace shale
