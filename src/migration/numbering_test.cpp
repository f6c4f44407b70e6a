#include "migration/numbering.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

// A folder of empty files of these names.
Folder folder_of(const Names& names) {
  const TestFolder files;
  for (const std::string& name : names) files.add(name, "");
  auto folder = read_folder(files.path());
  EXPECT_TRUE(folder) << what_of(folder);
  return *std::move(folder);
}

TEST(IsLaterButLower, IsAboutDatesOfOtherLengths) {
  EXPECT_TRUE(is_later_but_lower("20250625", "20240101120000"));
  EXPECT_TRUE(is_later_but_lower("202506251200", "20240101120000"));
  EXPECT_FALSE(is_later_but_lower("20230625", "20240101120000"));
  EXPECT_FALSE(is_later_but_lower("20240101", "20240101120000"));
  EXPECT_FALSE(is_later_but_lower("20250625", "20240101"));
  EXPECT_FALSE(is_later_but_lower("99999999", "20240101120000"));
  EXPECT_FALSE(is_later_but_lower("1", "20240101120000"));
  EXPECT_FALSE(is_later_but_lower("2025.625", "20240101120000"));
}

TEST(HabitOf, IsThatOfTheNewest) {
  const struct {
    Names names;
    Numbering numbering;
    std::size_t width;
    bool one_file;
  } cases[] = {
      {{}, Numbering::sequence, 3, false},
      {{"0001_a.sql", "0002_b.sql"}, Numbering::sequence, 4, true},
      {{"000001_a.up.sql", "000001_a.down.sql"}, Numbering::sequence, 6, false},
      {{"001_a.UP.SQL"}, Numbering::sequence, 3, false},
      {{"0001_init.sql", "20251025_a.sql", "20251026_b.sql"}, Numbering::date, 3, true},
      {{"20251025093000_a.up.sql"}, Numbering::timestamp, 3, false},
      {{"99999999_a.sql", "20251325_b.sql"}, Numbering::sequence, 8, true},
      {{"001_a.up.sql", "002_b.up.sql", "003_c.sql"}, Numbering::sequence, 3, false},
  };
  for (const auto& c : cases) {
    const Habit habit = habit_of(folder_of(c.names));
    EXPECT_EQ(habit.numbering, c.numbering) << testing::PrintToString(c.names);
    EXPECT_EQ(habit.width, c.width) << testing::PrintToString(c.names);
    EXPECT_EQ(habit.one_file, c.one_file) << testing::PrintToString(c.names);
  }
}

TEST(HabitOf, ForgetsTheOldest) {
  Names names;
  for (int i = 1; i <= 40; ++i) names.push_back(std::to_string(1000 + i) + "_a.up.sql");
  for (int i = 1; i <= 20; ++i) names.push_back(std::to_string(20250100 + i) + "_a.sql");
  const Habit habit = habit_of(folder_of(names));
  EXPECT_EQ(habit.numbering, Numbering::date);
  EXPECT_TRUE(habit.one_file);
}

TEST(NextVersion, CountsOn) {
  const std::pair<Names, std::string> cases[] = {
      {{}, "001"},
      {{"001_a.sql"}, "002"},
      {{"000_a.sql"}, "001"},
      {{"099_a.sql"}, "100"},
      {{"999_a.sql"}, "1000"},
      {{"9_a.sql"}, "10"},
      {{"000009_a.up.sql"}, "000010"},
      {{"001_a.sql", "010_b.sql", "9_c.sql"}, "011"},
      {{"1_a.sql", "0002_b.sql"}, "0003"},
      {{"db_00041.sql"}, "00042"},
      {{"123456789012345678901234567890_a.sql"}, "123456789012345678901234567891"},
  };
  for (const auto& [names, version] : cases) {
    const Folder folder = folder_of(names);
    EXPECT_EQ(next_version(folder, habit_of(folder)), version) << testing::PrintToString(names);
  }
}

TEST(NextVersion, NeverGoesBackInTime) {
  const Folder past = folder_of({"20200101_a.sql", "20200101093000_b.sql"});
  EXPECT_EQ(next_version(past, {.numbering = Numbering::date}), date_stamp());
  EXPECT_GE(next_version(past, {.numbering = Numbering::timestamp}), date_stamp() + "000000");
  const Folder future = folder_of({"21991231_a.sql", "21991231235959_b.sql"});
  EXPECT_EQ(next_version(future, {.numbering = Numbering::date}), "21991231");
  EXPECT_EQ(next_version(future, {.numbering = Numbering::timestamp}), "22000101000000");
}

TEST(NextVersion, StartsANumberingOfItsOwn) {
  const Folder dates = folder_of({"20250101_a.sql"});
  EXPECT_EQ(next_version(dates, {.numbering = Numbering::sequence}), "001");
  EXPECT_EQ(next_version(Folder{}, {.numbering = Numbering::sequence, .width = 1}), "1");
}

TEST(NumberingNamed, KnowsThree) {
  EXPECT_EQ(*numbering_named("sequence"), Numbering::sequence);
  EXPECT_EQ(*numbering_named("date"), Numbering::date);
  EXPECT_EQ(*numbering_named("timestamp"), Numbering::timestamp);
  for (std::string_view no : {"", "Date", "sequences"})
    EXPECT_TRUE(has(what_of(numbering_named(no)), "there is no numbering")) << no;
}

TEST(FileNameOf, KeepsLettersAndDigits) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"add_customer", "add_customer"},
      {"Add customer to Saved-Insights", "add_customer_to_saved_insights"},
      {"  __a__b--c..  ", "a_b_c"},
      {"../../etc/passwd", "etc_passwd"},
      {"r\xC3\xA9sum\xC3\xA9", "r\xC3\xA9sum\xC3\xA9"},
      {"2fa", "2fa"},
      {"a.up.sql", "a_up_sql"},
  };
  for (const auto& [name, file] : cases) EXPECT_EQ(*file_name_of(name), file) << name;
  for (std::string_view nothing : {"", "  ", "--", "/", "_"})
    EXPECT_EQ(what_of(file_name_of(nothing)), "a migration needs a name") << nothing;
}

TEST(NewMigration, CanBeReadBack) {
  for (const bool one_file : {false, true}) {
    const TestFolder files{{"001_a.sql", "select 1;"}};
    Folder folder = *read_folder(files.path());
    const Habit habit{.one_file = one_file};
    const auto made = new_migration(folder, habit, "002", "add_customer");
    ASSERT_EQ(made.size(), one_file ? 1u : 2u);
    for (const NewFile& file : made) ASSERT_TRUE(write_file(file.path, file.text));
    folder = *read_folder(files.path());
    EXPECT_EQ(folder.strays, Names{});
    const Migration* added = folder.find("002_add_customer");
    ASSERT_NE(added, nullptr);
    EXPECT_EQ(added->header.title, "Add customer");
    EXPECT_EQ(added->header.purpose, "");
    EXPECT_EQ(added->header.dependencies, Names{"001_a.sql"});
    EXPECT_FALSE(added->header.rollback.empty());
    EXPECT_TRUE(added->has_down());
    EXPECT_EQ(added->down_in_file, one_file);
    for (Direction direction : {Direction::up, Direction::down})
      EXPECT_TRUE(read_source(*added, direction)->script.statements().empty());
  }
}

TEST(NewMigration, DependsOnNothingInAnEmptyFolder) {
  const auto made = new_migration(Folder{}, {}, "001", "a");
  EXPECT_TRUE(has(made[0].text, "-- Dependencies: none\n"));
  EXPECT_EQ(made[0].path, Path("001_a.up.sql"));
  EXPECT_EQ(made[1].path, Path("001_a.down.sql"));
}

TEST(NewMigration, ComesBehindTheLastOfItsDay) {
  const std::string today = date_stamp();
  const TestFolder files{{today + "_b.sql", "select 1;"}};
  Folder folder = *read_folder(files.path());
  const Habit habit = habit_of(folder);
  const std::string version = next_version(folder, habit);
  for (const NewFile& file : new_migration(folder, habit, version, "a"))
    ASSERT_TRUE(write_file(file.path, file.text));
  folder = *read_folder(files.path());
  ASSERT_EQ(folder.migrations.size(), 2u);
  EXPECT_EQ(folder.migrations[1].name, "a");
}

TEST(NewMigration, KeepsThePrefixOfTheFolder) {
  const std::pair<Names, std::string> cases[] = {
      {{"001_a.sql"}, "002_x"},     {{"001-a.sql"}, "002-x"},         {{"001.sql"}, "002_x"},
      {{"db_001.sql"}, "db_002_x"}, {{"V001.Name.up.sql"}, "V002.x"},
  };
  for (const auto& [names, stem] : cases) {
    const TestFolder files;
    for (const std::string& name : names) files.add(name, "");
    Folder folder = *read_folder(files.path());
    EXPECT_EQ(stem_of(folder, "002", "x"), stem);
    for (const NewFile& file : new_migration(folder, habit_of(folder), "002", "x"))
      ASSERT_TRUE(write_file(file.path, file.text));
    folder = *read_folder(files.path());
    ASSERT_EQ(folder.migrations.size(), 2u) << stem;
    EXPECT_EQ(folder.migrations[1].stem, stem);
  }
}

}  // namespace
}  // namespace shale
