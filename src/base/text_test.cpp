#include "base/text.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

using Parts = std::vector<std::string_view>;

TEST(HasWord, SeesWholeWordsOnly) {
  EXPECT_TRUE(has_word("alter table t add x", "t"));
  EXPECT_TRUE(has_word("t", "t"));
  EXPECT_TRUE(has_word("at t", "t"));
  EXPECT_TRUE(has_word("lock \"t\"", "t"));
  EXPECT_FALSE(has_word("at _t t1 t_", "t"));
  EXPECT_FALSE(has_word("alter", "t"));
  EXPECT_FALSE(has_word("alter", ""));
  EXPECT_FALSE(has_word("", "t"));
}

TEST(Trim, TakesBlanksFromBothEnds) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""}, {" \t\r\n\f\v", ""}, {"a", "a"}, {"\n a b\t", "a b"}, {"\xC2\xA0", "\xC2\xA0"},
  };
  for (const auto& [text, trimmed] : cases) EXPECT_EQ(trim(text), trimmed);
}

TEST(Lower, FoldsAsciiOnly) {
  EXPECT_EQ(lower("AbZ_[@1\xC3\x84"), "abz_[@1\xC3\x84");
  EXPECT_TRUE(same_ignoring_case("Password", "pASSWORD"));
  EXPECT_FALSE(same_ignoring_case("a", "ab"));
  EXPECT_FALSE(same_ignoring_case("@", "`"));  // a bit apart, as A and a are
}

TEST(Split, KeepsEmptyParts) {
  const std::pair<std::string_view, Parts> cases[] = {
      {"", {""}},
      {",", {"", ""}},
      {"a", {"a"}},
      {"a,,b,", {"a", "", "b", ""}},
  };
  for (const auto& [text, parts] : cases) EXPECT_EQ(split(text, ','), parts) << text;
}

TEST(Lines, LeaveTheirEndsOut) {
  const std::pair<std::string_view, Parts> cases[] = {
      {"", {}},
      {"\n", {""}},
      {"\r\n", {""}},
      {"a", {"a"}},
      {"a\n", {"a"}},
      {"a\r\nb\r\n", {"a", "b"}},
      {"a\n\nb", {"a", "", "b"}},
      {"a\rb\n", {"a\rb"}},  // a lone carriage return ends no line
  };
  for (const auto& [text, parts] : cases) EXPECT_EQ(lines(text), parts) << text;
}

TEST(Join, IsTheReverseOfSplit) {
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join({"a"}, ", "), "a");
  EXPECT_EQ(join({"", "", "b"}, ","), ",,b");
}

TEST(ReplaceAll, DoesNotLookAtWhatItPutIn) {
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(replace_all("a\r\nb\r\n", "\r\n", "\n"), "a\nb\n");
  EXPECT_EQ(replace_all("abc", "x", ""), "abc");
}

TEST(IsDigits, WantsAtLeastOne) {
  for (std::string_view yes : {"0", "007", "20250131235959"}) EXPECT_TRUE(is_digits(yes)) << yes;
  for (std::string_view no : {"", "-1", " 1", "1a", "\xD9\xA1"}) EXPECT_FALSE(is_digits(no)) << no;
}

TEST(CountOf, KnowsOneFromMany) {
  EXPECT_EQ(count_of(0, "migration"), "0 migrations");
  EXPECT_EQ(count_of(1, "migration"), "1 migration");
  EXPECT_EQ(count_of(2, "migration"), "2 migrations");
}

TEST(DurationText, RoundsWithoutLeavingItsUnit) {
  const std::pair<double, std::string_view> cases[] = {
      {0, "0 ms"},
      {0.4, "0 ms"},
      {4.2, "4 ms"},
      {999.4, "999 ms"},
      {999.5, "1.0 s"},
      {1'340, "1.3 s"},
      {59'990, "60.0 s"},
      {99'949, "99.9 s"},
      {99'950, "1 min 40 s"},
      {119'600, "2 min 00 s"},
      {125'000, "2 min 05 s"},
      {3'600'000, "60 min 00 s"},
  };
  for (const auto& [milliseconds, text] : cases) EXPECT_EQ(duration_text(milliseconds), text);
}

TEST(EditDistance, CountsSlipsOfTheFinger) {
  const struct {
    std::string_view a, b;
    std::size_t distance;
  } cases[] = {
      {"", "", 0},     {"", "abc", 3},      {"up", "up", 0},          {"status", "stauts", 1},
      {"ab", "ba", 1}, {"down", "dwon", 1}, {"kitten", "sitting", 3}, {"abc", "", 3},
  };
  for (const auto& c : cases) EXPECT_EQ(edit_distance(c.a, c.b), c.distance) << c.a << " " << c.b;
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
  const Parts names = {"up", "down", "status", "sandbox", "no-transaction"};
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"stauts", "status"},
      {"sttaus", "status"},
      {"u", "up"},
      {"dwon", "down"},
      {"notransaction", "no-transaction"},
      {"xy", ""},
      {"migrate", ""},
      {"", ""},
      {"up", "up"},
  };
  for (const auto& [word, meant] : cases) EXPECT_EQ(nearest(word, names), meant) << word;
}

TEST(IsUtf8, TakesWhatPostgresTakes) {
  for (std::string_view good : {"", "plain", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x90\x98",
                                "\xEF\xBB\xBFx", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  const struct {
    std::string_view text;
    std::size_t bad;
  } cases[] = {
      {"ab\xE9", 2},                 // Latin-1
      {"\x80", 0},                   // a tail without a head
      {"a\xC0\xAF", 1},              // overlong
      {"\xE0\x9F\xBF", 0},           // overlong
      {"\xF0\x8F\xBF\xBF", 0},       // overlong
      {"\xED\xA0\x80", 0},           // a surrogate
      {"\xF4\x90\x80\x80", 0},       // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},       // no head at all
      {"\xC3\xA9\xE2\x82", 2},       // cut off
      {"\xC3\xA9 \xF0\x9F\x90", 3},  // cut off
  };
  for (const auto& c : cases) {
    std::size_t bad = 99;
    EXPECT_FALSE(is_utf8(c.text, &bad));
    EXPECT_EQ(bad, c.bad);
  }
}

TEST(ByteOfCharacter, PassesWholeCharacters) {
  const std::string_view text = "a\xC3\xA9\xF0\x9F\x90\x98z";
  const std::size_t bytes[] = {0, 1, 3, 7, 8, 8};
  for (std::size_t n = 0; n < std::size(bytes); ++n)
    EXPECT_EQ(byte_of_character(text, n), bytes[n]) << n;
  EXPECT_EQ(utf8_length(text), 4u);
}

TEST(PlaceAt, CountsCharactersAndCutsTheLine) {
  const struct {
    std::string_view text;
    std::size_t offset, line, column;
    std::string_view shown;
  } cases[] = {
      {"", 0, 1, 1, ""},
      {"abc", 0, 1, 1, "abc"},
      {"abc", 3, 1, 4, "abc"},
      {"abc", 99, 1, 4, "abc"},
      {"a\nbc\n", 2, 2, 1, "bc"},
      {"a\nbc\n", 3, 2, 2, "bc"},
      {"a\nbc\n", 1, 1, 2, "a"},
      {"a\nbc\n", 5, 3, 1, ""},
      {"a\r\nbc\r\n", 4, 2, 2, "bc"},
      {"\xC3\xA9\xC3\xA9x", 4, 1, 3, "\xC3\xA9\xC3\xA9x"},
      {"-- \xF0\x9F\x90\x98\n\xE2\x82\xAC x", 12, 2, 3, "\xE2\x82\xAC x"},
      {"\xEF\xBB\xBFselekt", 3, 1, 1, "selekt"},  // no editor counts the byte-order mark
      {"\xEF\xBB\xBFx\ny", 5, 2, 1, "y"},
  };
  for (const auto& c : cases) {
    const Place place = place_at("x.sql", c.text, c.offset);
    EXPECT_EQ(place.file, "x.sql");
    EXPECT_EQ(place.line, c.line) << c.text;
    EXPECT_EQ(place.column, c.column) << c.text;
    EXPECT_EQ(place.text, c.shown) << c.text;
  }
}

TEST(Text, PrintableSteersNoTerminal) {
  EXPECT_EQ(printable("a\tb\n\x1b[31mred\x07 \x7f"), "a\tb\n\\x1b[31mred\\x07 \\x7f");
  EXPECT_EQ(printable("gr\xc3\xbc\xc3\x9f \xc2\x9b"
                      "1m"),
            "gr\xc3\xbc\xc3\x9f \\x9b1m");
  EXPECT_EQ(printable("x\xe2\x80\xaey\xe2\x80\xa6"), "x\\u202ey\xe2\x80\xa6");
  EXPECT_EQ(printable("\xe2\x80"), "\xe2\x80");
}

}  // namespace
}  // namespace shale
