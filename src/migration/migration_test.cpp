#include "migration/migration.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

Migration migration(const std::string& stem, Names dependencies = {}) {
  const std::size_t digits = std::min(stem.find_first_not_of("0123456789"), stem.size());
  return Migration{.stem = stem,
                   .version = stem.substr(0, digits),
                   .header = {.dependencies = std::move(dependencies)}};
}

Names stems_of(const std::vector<Migration>& migrations) {
  Names stems;
  for (const Migration& one : migrations) stems.push_back(one.stem);
  return stems;
}

TEST(CompareVersions, ComparesNumbersOfAnyLength) {
  const Names ascending = {"0",
                           "1",
                           "009",
                           "10",
                           "099",
                           "0100",
                           "1000",
                           "20250101",
                           "20250101000000",
                           "99999999999999999999999",
                           "100000000000000000000000"};
  for (std::size_t i = 0; i < ascending.size(); ++i)
    for (std::size_t j = 0; j < ascending.size(); ++j)
      EXPECT_EQ(compare_versions(ascending[i], ascending[j]), i <=> j)
          << ascending[i] << " " << ascending[j];
  EXPECT_TRUE(compare_versions("022", "22") == 0);
  EXPECT_TRUE(compare_versions("000", "0") == 0);
}

TEST(PutInOrder, SortsByVersionThenDependenciesThenName) {
  const struct {
    std::vector<Migration> given;
    Names order;
  } cases[] = {
      {{}, {}},
      {{migration("010_x"), migration("9_y"), migration("0001_z")}, {"0001_z", "9_y", "010_x"}},
      {{migration("20251025_b"), migration("20251025_a")}, {"20251025_a", "20251025_b"}},
      {{migration("1_a", {"1_b.sql"}), migration("1_b")}, {"1_b", "1_a"}},
      {{migration("1_a", {"1_c.up.sql"}), migration("1_b"), migration("1_c", {"1_b"})},
       {"1_b", "1_c", "1_a"}},
      // A dependency on another version, on itself or on nothing changes nothing.
      {{migration("2_a", {"3_z", "2_a", "nothing"}), migration("3_z", {"2_a"})}, {"2_a", "3_z"}},
      // One version, written differently.
      {{migration("01_b"), migration("1_a", {"01_b"})}, {"01_b", "1_a"}},
  };
  for (const auto& c : cases) {
    std::vector<Migration> migrations = c.given;
    EXPECT_TRUE(put_in_order(migrations));
    EXPECT_EQ(stems_of(migrations), c.order);
  }
}

TEST(PutInOrder, NamesTheCircle) {
  std::vector<Migration> migrations = {migration("1_a", {"1_b"}), migration("1_b", {"1_c"}),
                                       migration("1_c", {"1_a"}), migration("1_d")};
  const Status ordered = put_in_order(migrations);
  EXPECT_EQ(what_of(ordered), "these migrations depend on each other in a circle: 1_a, 1_b, 1_c");
  EXPECT_TRUE(has(hint_of(ordered), "Dependencies:"));
}

TEST(Checksums, RawIgnoresLineEndsOnly) {
  EXPECT_EQ(raw_checksum("a;\r\nb;\r\n"), raw_checksum("a;\nb;\n"));
  for (std::string_view other : {"a;\nb;", "a; \nb;\n", "A;\nb;\n", "a;\rb;\n", "a;\n\nb;\n"})
    EXPECT_NE(raw_checksum("a;\nb;\n"), raw_checksum(other)) << other;
}

TEST(Checksums, TokensIgnoreCommentsAndLayout) {
  const std::string sum = tokens_checksum("select 1; select 'A';");
  for (std::string_view same : {"-- licence\nSELECT  1 ;\n/* x */ select 'A';",
                                "select 1;select 'A';", "\xEF\xBB\xBFselect 1;\r\nselect 'A';\r\n"})
    EXPECT_EQ(tokens_checksum(same), sum) << same;
  for (std::string_view other : {"select 1; select 'a';", "select 2; select 'A';", "select 1;"})
    EXPECT_NE(tokens_checksum(other), sum) << other;
}

TEST(ReadSqlFile, RefusesWhatCannotBeSent) {
  const TestFolder folder;
  const struct {
    std::string text;
    std::string_view what;
    std::size_t line;
  } cases[] = {
      {"\xFF\xFEs\0", "is UTF-16, not UTF-8", 0},
      {"\xFE\xFF\0s", "is UTF-16, not UTF-8", 0},
      {std::string("a;\nb\0", 5), "has a NUL byte", 2},
      {"a;\n-- caf\xE9\n", "is not UTF-8 here", 2},
  };
  for (const auto& c : cases) {
    const auto text = read_sql_file(folder.add("1.sql", c.text));
    ASSERT_FALSE(text) << c.what;
    EXPECT_TRUE(has(text.error().what, c.what));
    EXPECT_EQ(text.error().place.line, c.line) << c.what;
    EXPECT_FALSE(text.error().hint.empty());
  }
  EXPECT_EQ(*read_sql_file(folder.add("1.sql", "caf\xC3\xA9")), "caf\xC3\xA9");
}

TEST(DownSection, StartsAtADirectiveOnItsOwnLine) {
  const std::pair<std::string_view, std::optional<std::size_t>> cases[] = {
      {"", {}},
      {"a;\nb;", {}},
      {"a;\n-- shale: down\nb;", 3},
      {"a;\r\n  --shale: down \r\nb;", 4},
      {"-- shale: down\nb;", 0},
      {"a;\n\n-- x\n-- shale: down", 9},
      {"a; -- shale: down\nb;", {}},
      {"a 'x\n-- shale: down\n';", {}},
      {"/*\n-- shale: down\n*/ a;", {}},
      {"/* /* */\n-- shale: down\n*/ a;", {}},
      {"-- /*\n-- shale: down\na;", 6},
      {"do $$\n-- shale: down\n$$;", {}},
      {"copy t from stdin;\n1\n\\.\n-- shale: down\n", 24},
      {"a;\n-- shale: downwards\n", {}},
      {"a 'open\n-- shale: down\n", {}},
  };
  for (const auto& [text, offset] : cases) EXPECT_EQ(down_section(text), offset) << text;
}

TEST(DownSection, OfOtherTools) {
  const std::pair<std::string_view, std::optional<std::size_t>> cases[] = {
      {"-- +goose Up\na;\n-- +goose Down\nb;", 16},
      {"-- +GOOSE up\na;\n--   +goose DOWN\t\nb;", 16},
      {"-- +migrate Up notransaction\na;\n-- +migrate Down notransaction\nb;", 32},
      {"-- migrate:up\na;\n-- migrate:down transaction:false\nb;", 17},
      {"a;\r\n---- create above / drop below ----\r\nb;", 4},
      {"-- +goose Down\nb;", 0},
      {"a;\n-- migrate:downwards\nb;", {}},
      {"a;\n-- we +migrate Down\nb;", {}},
      {"a;\n-- create above / drop below\nb;", {}},
      {"insert into t values ('\n +goose Down');", {}},
  };
  for (const auto& [text, offset] : cases) EXPECT_EQ(down_section(text), offset) << text;
}

TEST(CheckDirectives, LooksAtTheWholeFile) {
  for (std::string_view good :
       {"", "a;", "-- shale: no-transaction\na;", "a;\n-- shale: ignore x\nb;",
        "a;\n-- shale: down\n-- shale: no-transaction\nb;", "a '\n-- shale: x\n';",
        "/*\n-- shale: x\n*/ a;", "a; -- shale: x\n", "a;\n-- shale is good\n"})
    EXPECT_EQ(what_of(check_directives(good, "x.sql")), "") << good;
  const struct {
    std::string_view text, what;
    std::size_t line;
  } bad[] = {
      {"a;\n-- shale: dwon\nb;", "this is not a directive: -- shale: dwon", 2},
      {"a;\n\n  -- shale: Down\nb;", "this is not a directive: -- shale: Down", 3},
      {"a;\n-- shale: no-transaction\nb;", "stands behind a statement", 2},
      {"a;\n-- shale: down\nb;\n-- shale: no-transaction\n", "stands behind a statement", 4},
      {"a;\n-- shale: where extension x\n", "stands behind a statement", 2},
      {"a\n-- shale: down\nb;", "stands inside of a statement", 2},
      {"-- +migrate Up\na;\n-- +migrate Down\nb;\n-- +migrate Up\nc;", "goes up again", 5},
      {"-- +goose Up\n-- +goose ENVSUB ON\nselect ${X};", "fills variables", 2},
  };
  for (const auto& c : bad) {
    const Status checked = check_directives(c.text, "x.sql");
    ASSERT_FALSE(checked) << c.text;
    EXPECT_TRUE(has(checked.error().what, c.what));
    EXPECT_EQ(checked.error().place.line, c.line);
  }
}

TEST(ReadSource, CutsAOneFileMigrationAndKeepsPositions) {
  const std::string text = "create table a();\r\n-- \xC3\xA9\n-- shale: down\n\ndrop table a;\n";
  const TestFolder folder;
  Migration one = migration("1_a");
  one.up = folder.add("1_a.sql", text);
  one.down_in_file = true;
  const auto up = read_source(one, Direction::up);
  ASSERT_TRUE(up) << what_of(up);
  ASSERT_EQ(up->script.statements().size(), 1u);
  EXPECT_EQ(up->script.text(), "create table a();\r\n-- \xC3\xA9\n");
  EXPECT_EQ(up->tokens(), tokens_checksum("create table a();"));
  const auto down = read_source(one, Direction::down);
  ASSERT_TRUE(down) << what_of(down);
  ASSERT_EQ(down->script.statements().size(), 1u);
  const Statement& drop = down->script.statements()[0];
  EXPECT_EQ(down->script.text_of(drop), "drop table a");
  EXPECT_EQ(drop.begin, text.find("drop"));
  EXPECT_EQ(place_at("", down->script.text(), drop.begin).line, 5u);
  EXPECT_EQ(down->script.text().size(), text.size());
}

TEST(ReadSource, TakesADownFile) {
  const TestFolder folder;
  Migration two = migration("1_a");
  two.up = folder.add("1_a.up.sql", "select 1;");
  EXPECT_EQ(what_of(read_source(two, Direction::down)), "1_a has no down");
  two.down = folder.add("1_a.down.sql", "select 2;");
  EXPECT_EQ(read_source(two, Direction::down)->script.text(), "select 2;");
  EXPECT_EQ(read_source(two, Direction::up)->script.text(), "select 1;");
}

TEST(ReadSource, SaysWhereSomethingIsLeftOpen) {
  const TestFolder folder;
  Migration one = migration("1_a");
  one.up = folder.add("1_a.sql", "select 1;\nselect 'open;\n");
  const auto source = read_source(one, Direction::up);
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().place.line, 2u);
  EXPECT_EQ(source.error().place.column, 8u);
  one.up = folder.path() / "gone.sql";
  EXPECT_TRUE(has(what_of(read_source(one, Direction::up)), "No such file"));
}

}  // namespace
}  // namespace shale
