#include "sql/given_values.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sql/parse.h"

namespace shale {
namespace {

// "a, b: 10" for two named columns, the first of which has its values in the text.
std::string given(std::string_view insert) {
  std::string text;
  const ParseProblem problem = parse(insert, [&](const TreeNode& tree) {
    const GivenValues values = given_values(tree);
    for (const std::string& column : values.columns) text += (text.empty() ? "" : ", ") + column;
    text += values.passes_over ? "? " : ": ";
    for (std::size_t i = 0; i < std::min<std::size_t>(values.written.size(), 5); ++i)
      text += values.written[i] ? '1' : '0';
  });
  EXPECT_EQ(problem.what, "");
  return text;
}

TEST(GivenValues, OfRowsThatAreWrittenOut) {
  EXPECT_EQ(given("insert into t (a, \"B c\") values (1, 'x'), (-2, null)"), "a, B c: 11");
  EXPECT_EQ(given("insert into t values ('{}'::jsonb, true, array[1, 2], 1.5)"), ": 1111");
  EXPECT_EQ(given("insert into t (a, b) values (1, 'x'), (default, 'y')"), "a, b: 01");
  EXPECT_EQ(given("insert into t values (now(), 'a' || b, array[f()], (select 1))"), ": 0000");
  EXPECT_EQ(given("insert into t default values"), ": ");
  EXPECT_EQ(given("insert into t (a) values (1) on conflict do nothing"), "a? 1");
}

TEST(GivenValues, OfQueries) {
  EXPECT_EQ(given("insert into t (a, b, c) select r.id, 'x', 3 from r"), "a, b, c: 011");
  EXPECT_EQ(given("insert into t select 1, r.*, 2 from r"), ": 1");
  EXPECT_EQ(given("insert into t select 1, 2 union all select 3, id from r"), ": 10");
  EXPECT_EQ(given("with w as (select 1) insert into t select 'a', w.* from w"), ": 1");
}

TEST(GivenValues, OfACopy) {
  EXPECT_EQ(given("copy t (a, b) from stdin"), "a, b: 11");
  EXPECT_EQ(given("copy t from stdin"), ": 11111");
}

}  // namespace
}  // namespace shale
