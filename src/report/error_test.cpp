#include "report/error.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

Place place(std::string text, std::size_t column, std::size_t line = 7) {
  return {.file = "1.sql", .line = line, .column = column, .text = std::move(text)};
}

TEST(ErrorText, SaysWhatWhereAndWhatToDo) {
  const std::pair<Error, std::string> cases[] = {
      {{.what = "it failed"}, "error: it failed\n"},
      {{.what = "it failed", .hint = "try again"}, "error: it failed\nhint: try again\n"},
      {{.what = "no", .place = {.file = "1.sql"}}, "error: 1.sql: no\n"},
      {{.what = "no", .place = place("", 1)}, "error: 1.sql:7:1: no\n"},
      {{.what = "no",
        .hint = "h",
        .place = place("ab c", 4),
        .sqlstate = "42P01",
        .detail = "DETAIL: d\nCONTEXT: c",
        .notes = {"n 1", "n 2"}},
       "error: 1.sql:7:4: no [42P01]\n"
       "  7 | ab c\n"
       "    |    ^\n"
       "  DETAIL: d\n"
       "  CONTEXT: c\n"
       "note: n 1\n"
       "note: n 2\n"
       "hint: h\n"},
  };
  for (const auto& [error, text] : cases) EXPECT_EQ(error_text(error), text);
}

// The two lines of the excerpt, without what stands left of them.
std::pair<std::string, std::string> excerpt(const Place& where) {
  const std::string text = error_text({.what = "x", .place = where});
  const auto all = lines(text);
  if (all.size() != 3) return {};
  const std::size_t left = all[1].find("| ") + 2;
  EXPECT_EQ(all[2].find("| ") + 2, left);
  return {std::string(all[1].substr(left)), std::string(all[2].substr(left))};
}

TEST(ErrorText, PutsTheCaretUnderTheCharacter) {
  const struct {
    std::string line;
    std::size_t column;
    std::string under;
  } cases[] = {
      {"abc", 1, "^"},
      {"abc", 3, "  ^"},
      {"abc", 4, "   ^"},
      {"abc", 0, "^"},
      {"\tx y", 4, "\t  ^"},
      {"a\tb\tc", 5, " \t \t^"},
      {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x98x", 4, "   ^"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(excerpt(place(c.line, c.column)).first, c.line);
    EXPECT_EQ(excerpt(place(c.line, c.column)).second, c.under) << c.line;
  }
  EXPECT_EQ(excerpt(place("abc", 2, 12345)).second, " ^");
}

TEST(ErrorText, CutsALongLineAroundTheColumn) {
  for (const std::string character : {"x", "\xC3\xA9"}) {
    for (std::size_t column : {1u, 20u, 55u, 56u, 200u, 390u, 400u}) {
      std::string line;
      for (std::size_t i = 1; i <= 400; ++i) line += i == column ? "!" : character;
      const auto [shown, under] = excerpt(place(line, column));
      EXPECT_LE(utf8_length(shown), 112u);
      EXPECT_EQ(utf8_length(shown.substr(0, shown.find('!'))), under.find('^')) << column;
      EXPECT_EQ(shown.starts_with("…"), column > 56) << column;
      EXPECT_EQ(shown.ends_with("…"), column < 345) << column;
    }
  }
  const std::string fits(110, 'x');
  EXPECT_EQ(excerpt(place(fits, 110)).first, fits);
}

TEST(ErrorText, MarksForColours) {
  const ErrorStyle style{
      .error = "<e>", .hint = "<h>", .note = "<n>", .caret = "<c>", .plain = "<>"};
  const Error error{.what = "w", .hint = "h", .place = place("ab", 2), .notes = {"n"}};
  EXPECT_EQ(error_text(error, style),
            "<e>error: <>1.sql:7:2: w\n  7 | ab\n    |  <c>^<>\n<n>note:<> n\n<h>hint:<> h\n");
}

TEST(ErrorJson, LeavesOutWhatIsNotThere) {
  EXPECT_EQ(error_json({.what = "w"}).dump(), R"({"message":"w"})");
  const Error error{.what = "w",
                    .hint = "h",
                    .place = place("ab", 2),
                    .sqlstate = "42P01",
                    .detail = "d",
                    .notes = {"n"}};
  EXPECT_EQ(error_json(error).dump(),
            R"({"column":2,"detail":"d","file":"1.sql","hint":"h","line":7,"message":"w",)"
            R"("notes":["n"],"sqlstate":"42P01"})");
}

}  // namespace
}  // namespace shale
