#include "review/format.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

Finding finding(const char* stem, const char* rule, std::size_t line,
                Severity severity = Severity::warning) {
  Finding f{.rule = rule, .severity = severity, .stem = stem};
  f.place.line = line;
  return f;
}

TEST(ToldOf, CountsWhatIsBehindTheFirstFive) {
  Review review;
  for (std::size_t line = 1; line <= 8; ++line) {
    review.findings.push_back(finding("001_a", "renamed", line));
    review.findings.push_back(finding("001_a", "truncated", line, Severity::error));
  }
  review.findings.push_back(finding("002_b", "renamed", 3));
  const std::vector<Told> told = told_of(review);
  ASSERT_EQ(told.size(), 5u + 8u + 1u);
  EXPECT_EQ(told[8].finding->place.line, 5u);
  EXPECT_EQ(told[8].more, (std::vector<std::size_t>{6, 7, 8}));
  EXPECT_EQ(more_text(told[8]), "3 more, in lines 6, 7 and 8");
  EXPECT_EQ(more_text(told[0]), "");
  EXPECT_EQ(told.back().finding->stem, "002_b");
}

TEST(ToldOf, SaysNoLineOfAWholeFile) {
  EXPECT_EQ(more_text({.more = {0, 0}}), "2 more");
  EXPECT_EQ(more_text({.more = {7, 0}}), "2 more, in line 7");
}

TEST(FirstFew, LeavesOutMoreThanOne) {
  EXPECT_EQ(first_few({"a", "b", "c", "d", "e", "f"}).size(), 6u);
  EXPECT_EQ(first_few({"a", "b", "c", "d", "e", "f", "g"}).back(), "… and 2 more");
}

}  // namespace
}  // namespace shale
