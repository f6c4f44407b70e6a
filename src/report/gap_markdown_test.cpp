#include "report/gap_markdown.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace shale {
namespace {

GapReport report() {
  return {.a = "left",
          .b = "right",
          .a_full = "x/left",
          .b_full = "x/right",
          .level = Level::different};
}

TEST(GapMarkdown, AnIdenticalPairIsShort) {
  GapReport same = report();
  same.level = Level::identical;
  EXPECT_EQ(gap_markdown(same),
            "# Schema gap: `x/left` and `x/right`\n\n**Verdict: identical.** There is no gap.\n");
}

TEST(GapMarkdown, WhatIsEmptyIsLeftOut) {
  GapReport r = report();
  r.missing_tables.push_back({"public.t", {Grade::high, {"read by view public.v"}}, "2 columns"});
  const std::string text = gap_markdown(r);
  EXPECT_TRUE(contains(text,
                       "## Missing tables (1)\n\n**High priority**\n\n| table | why | it has |\n"
                       "|---|---|---|\n| `public.t` | read by view public.v | 2 columns |\n"))
      << text;
  for (const char* title : {"Summary", "Data type", "Columns", "ways out", "SQL", "Not compared"})
    EXPECT_FALSE(contains(text, title)) << title;
}

TEST(GapMarkdown, CellsEndWhereTheyShould) {
  GapReport r = report();
  r.sections.push_back({.title = "Functions",
                        .rows = {{.grade = Grade::low,
                                  .change = "missing",
                                  .objects = {"public.\"a|b\"()"},
                                  .a = "a || `b`\nc"}}});
  EXPECT_TRUE(contains(gap_markdown(r), "| low | `public.\"a\\|b\"()` | `` a \\|\\| `b` c `` |\n"))
      << gap_markdown(r);
}

TEST(GapMarkdown, AWayWithoutAPlanSaysWhy) {
  GapReport r = report();
  r.ways.push_back({.title = "Close the gap",
                    .what = "x",
                    .command = "shale diff b a --sql",
                    .problem = "the plan failed"});
  EXPECT_TRUE(contains(gap_markdown(r), "There is no proven plan: the plan failed."));
}

TEST(GapMarkdown, EqualChangesAreOneLine) {
  GapReport r = report();
  r.mismatches.push_back({.grade = Grade::high,
                          .change = "changed",
                          .attribute = "type",
                          .objects = {"public.a.at", "public.b.at"},
                          .a = "timestamptz",
                          .b = "timestamp",
                          .reasons = {"the instant shifts"}});
  EXPECT_TRUE(contains(gap_markdown(r),
                       "| high | `public.a.at`, `public.b.at` | type | "
                       "`timestamptz` | `timestamp` | the instant shifts |\n"));
}

}  // namespace
}  // namespace shale
