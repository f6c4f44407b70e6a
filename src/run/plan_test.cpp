#include "run/plan.h"

#include <gtest/gtest.h>

#include "support/folder.h"

namespace shale {
namespace {

// "[0,3) 3! [4,5)-": transactions from statement to statement; ! alone, - taken back.
std::string text_of(const Plan& plan) {
  std::string text;
  for (const Segment& segment : plan.segments) {
    if (!text.empty()) text += " ";
    if (segment.mode == Segment::Mode::alone) {
      EXPECT_EQ(segment.last, segment.first + 1);
      text += std::to_string(segment.first) + "!";
    } else {
      EXPECT_LT(segment.first, segment.last);
      text += "[" + std::to_string(segment.first) + "," + std::to_string(segment.last) + ")";
    }
    if (segment.rolls_back) text += "-";
  }
  return text;
}

Result<Plan> plan(const std::string& text, const Directives& directives = {},
                  const std::set<std::size_t>& alone = {}) {
  return plan_of(*Script::split(text, "x.sql"), directives, alone);
}

std::string planned(const std::string& text, const Directives& directives = {},
                    const std::set<std::size_t>& alone = {}) {
  const auto made = plan(text, directives, alone);
  return made ? text_of(*made) : "error: " + made.error().what;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

void expect_plans(const Cases& cases, const Directives& directives = {}) {
  for (const auto& [text, segments] : cases) EXPECT_EQ(planned(text, directives), segments) << text;
}

const std::string a = "create table a();", b = "create table b();", c = "create table c();";
const std::string concurrently = "create index concurrently i on a (x);";

TEST(PlanOf, IsOneTransaction) {
  expect_plans({
      {"", ""},
      {"-- nothing", ""},
      {a, "[0,1)"},
      {a + b + c, "[0,3)"},
      {a + "savepoint s; release s; rollback to s;" + b, "[0,5)"},
      {"set search_path = x; select f(); do $$begin end$$; call p();", "[0,4)"},
      {"begin;" + a + b + "commit;", "[1,3)"},
      {"start transaction;" + a + "end;", "[1,2)"},
      {"begin; begin;" + a + "commit;", "[2,3)"},
      {"begin;" + a + b, "[1,3)"},
      {"begin; commit;", ""},
      {"\\restrict x\n" + a + "\\unrestrict x\n", "[1,3)"},
  });
  for (const std::string& text : {std::string(), a, "begin;" + a + "commit;"})
    EXPECT_TRUE(plan(text)->is_whole()) << text;
}

TEST(PlanOf, HonoursTheBlocksOfTheFile) {
  expect_plans({
      {"begin;" + a + "commit; begin;" + b + c + "commit;", "[1,2) [4,6)"},
      {a + "begin;" + b + "commit;" + c, "[0,1) [2,3) [4,5)"},
      {"begin;" + a + "commit;" + b, "[1,2) [3,4)"},
      {a + "commit;" + b, "[0,1) [2,3)"},
      {"commit;" + a, "[1,2)"},
      {"begin;" + a + "rollback;" + b, "[1,2)- [3,4)"},
      {"begin; rollback;" + a, "[2,3)"},
      {"begin;" + a + "savepoint s;" + b + "rollback to s; commit;", "[1,5)"},
  });
  EXPECT_FALSE(plan("begin;" + a + "rollback;")->is_whole());
  EXPECT_FALSE(plan(a + "commit;" + b)->is_whole());
}

TEST(PlanOf, CutsAtWhatMustBeOutside) {
  expect_plans({
      {concurrently, "0!"},
      {a + concurrently + b, "[0,1) 1! [2,3)"},
      {a + concurrently + concurrently + b + c, "[0,1) 1! 2! [3,5)"},
      {"begin;" + a + "commit;" + concurrently + "begin;" + b + "commit;", "[1,2) 3! [5,6)"},
      {"vacuum a;" + a + "drop index concurrently i;", "0! [1,2) 2!"},
  });
  EXPECT_FALSE(plan(concurrently)->is_whole());
}

TEST(PlanOf, LearnsFromTheServer) {
  EXPECT_EQ(planned(a + "call p();" + b, {}, {1}), "[0,1) 1! [2,3)");
  EXPECT_EQ(planned(a, {}, {0}), "0!");
  EXPECT_EQ(planned("begin; call p(); commit;", {}, {1}),
            "error: this statement can't run between BEGIN and COMMIT");
}

TEST(PlanOf, RunsEachByItselfWithoutATransaction) {
  expect_plans(
      {
          {"", ""},
          {a + b, "[0,1) [1,2)"},
          {a + "do $$begin end$$; call p();" + b, "[0,1) 1! 2! [3,4)"},
          {a + concurrently + b, "[0,1) 1! [2,3)"},
          {a + "begin;" + b + c + "commit;" + a, "[0,1) [2,4) [5,6)"},
          {"begin;" + a + "do $$begin end$$;" + b + "commit;", "[1,4)"},
      },
      Directives{.no_transaction = true});
}

TEST(PlanOf, KnowsWhatLeavesSomethingBehind) {
  const struct {
    std::string text;
    bool session, copy;
  } cases[] = {
      {"", false, false},
      {a, false, false},
      {"begin;" + a + "commit;", false, false},
      {a + "savepoint s;", false, false},
      {"comment on table a is 'x';", false, false},
      {"set role x;", true, false},
      {a + "select set_config('x', 'y', false);", true, false},
      {"create temp table t();", true, false},
      {"do $$begin end$$;", true, false},
      {"copy a from stdin;\n\\.\n", true, true},
  };
  for (const auto& one : cases) {
    const auto made = plan(one.text);
    ASSERT_TRUE(made) << one.text;
    EXPECT_EQ(made->session, one.session) << one.text;
    EXPECT_EQ(made->copy, one.copy) << one.text;
  }
}

TEST(PlanOf, PassesOverHarmlessLinesOfPsql) {
  for (const std::string line :
       {"\\restrict abc", "\\unrestrict abc", "\\echo hello", "\\qecho x", "\\timing on",
        "\\pset pager off", "\\encoding UTF8", "\\set ON_ERROR_STOP on"})
    EXPECT_EQ(planned(a + "\n" + line + "\n" + b), "[0,3)") << line;
}

TEST(PlanOf, SaysWhatCannotRunWhereItStands) {
  const struct {
    std::string text, what;
    std::size_t line, column;
  } cases[] = {
      {"begin;\n  " + concurrently + "\ncommit;",
       "this statement can't run between BEGIN and COMMIT", 2, 3},
      {a + "\nrollback;", "ROLLBACK without BEGIN", 2, 1},
      {"begin;\ncommit; rollback;", "ROLLBACK without BEGIN", 2, 9},
      {"begin; prepare transaction 'x';",
       "this statement takes the transaction out of shale's hands", 1, 8},
      {"begin; commit and chain;", "this statement takes the transaction out of shale's hands", 1,
       8},
      {a + "\n\\i other.sql\n", "\\i is a command of psql, not SQL", 2, 1},
      {"\\connect other\n", "\\connect is a command of psql, not SQL", 1, 1},
      {"\\set name value\n", "\\set is a command of psql, not SQL", 1, 1},
      {"\\! rm x\n", "\\! is a command of psql, not SQL", 1, 1},
      {"\\copy a from 'x.csv'\n", "\\copy is a command of psql, not SQL", 1, 1},
  };
  for (const auto& one : cases) {
    const auto made = plan(one.text);
    ASSERT_FALSE(made) << one.text;
    EXPECT_EQ(made.error().what, one.what);
    EXPECT_FALSE(made.error().hint.empty());
    EXPECT_EQ(made.error().place.file, "x.sql");
    EXPECT_EQ(made.error().place.line, one.line) << one.text;
    EXPECT_EQ(made.error().place.column, one.column) << one.text;
  }
}

}  // namespace
}  // namespace shale
