#include "sql/comments.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

using Lines = std::vector<std::string_view>;

TEST(Comments, BehindAndAbove) {
  const Comments c = comments_in(" -- behind\n\n-- of a section\n\n-- one\n  -- two\n", false);
  EXPECT_EQ(c.behind, "-- behind");
  EXPECT_EQ(c.above, (Lines{"-- one", "  -- two"}));
}

TEST(Comments, BeforeTheFirstNothingIsBehind) {
  const Comments c = comments_in("-- one\n", true);
  EXPECT_EQ(c.behind, "");
  EXPECT_EQ(c.above, Lines{"-- one"});
}

TEST(Comments, OfSeveralLines) {
  const Comments c = comments_in("\n/*\n  hello\n\n  -- /* deeper */ there\n*/\n", false);
  EXPECT_EQ(c.above, (Lines{"/*", "  hello", "", "  -- /* deeper */ there", "*/"}));
}

TEST(Comments, OfSeveralLinesBehindAStatementAreLeftOut) {
  const Comments c = comments_in(" /* begins\n ends */\n-- above\n", false);
  EXPECT_EQ(c.behind, "");
  EXPECT_EQ(c.above, Lines{"-- above"});
}

TEST(Comments, ABlankLineBehindThemPartsThem) {
  EXPECT_EQ(comments_in("\n-- far\n\n", false).above, Lines{});
  EXPECT_EQ(comments_in("", true).above, Lines{});
}

}  // namespace
}  // namespace shale
