#include "report/impact.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TypeSide plain(std::string_view type) {
  return {.type = type};
}

TEST(Impact, SaysWhatBecomesOfValues) {
  const struct {
    std::string_view a, b, text;
    bool refuses;
  } cases[] = {
      {"text", "character varying(50)", "b refuses values longer than 50 characters", true},
      {"character varying(50)", "text",
       "b lets in values longer than 50 characters; a refuses such", false},
      {"bigint", "integer", "b overflows at 2147483647: what is greater is refused", true},
      {"integer", "bigint", "b holds values beyond 2147483647, which a refuses", false},
      {"numeric(12,4)", "numeric(10,2)", "b rounds to 2 digits behind the point (from 4)", true},
      {"numeric(12,2)", "numeric(8,2)", "b refuses more than 6 digits before the point (from 10)",
       true},
      {"numeric", "double precision", "b keeps near values, not exact ones: sums drift, = may fail",
       true},
      {"timestamp with time zone", "timestamp without time zone",
       "b drops the time zone: the instant shifts with the session's time zone", true},
      {"timestamp(3) without time zone", "timestamp(3) with time zone",
       "a drops the time zone: the instant shifts with the session's time zone", true},
      {"timestamp with time zone", "date", "b cuts off the time of day", true},
      {"jsonb", "json",
       "the operators @> and ? and GIN indexes are lost; equal keys are kept twice", false},
      {"jsonb", "text", "b lets in what is no JSON; its operators and indexes are lost", false},
      {"uuid", "character varying(36)",
       "joins with uuid columns need a cast, no foreign key is possible; b lets in what is no uuid",
       false},
      {"integer", "text", "b lets in anything; values sort as text, 10 before 9; joins need a cast",
       false},
      {"text[]", "text", "a holds a list and b one value: neither reads what the other wrote",
       true},
      {"vector(1536)", "vector(768)", "b takes only vector of length 768", true},
  };
  for (const auto& c : cases) {
    const Impact impact = impact_of_type(plain(c.a), plain(c.b), "a", "b");
    EXPECT_EQ(impact.text, c.text) << c.a << " and " << c.b;
    EXPECT_EQ(impact.refuses, c.refuses) << c.a << " and " << c.b;
  }
}

TEST(Impact, KnowsEnumsAndDomains) {
  const TypeSide state{
      .type = "public.state", .sort = TypeSide::Sort::enumeration, .labels = {"open", "closed"}};
  const TypeSide other{.type = "public.other",
                       .sort = TypeSide::Sort::enumeration,
                       .labels = {"closed", "open", "lost"}};
  const TypeSide email{.type = "public.email", .sort = TypeSide::Sort::domain};
  EXPECT_EQ(impact_of_type(state, plain("text"), "a", "b").text,
            "any value is let in: b has no list of allowed ones");
  EXPECT_EQ(impact_of_type(plain("text"), state, "a", "b").text, "b takes only open, closed");
  EXPECT_EQ(impact_of_type(state, other, "a", "b").text, "b lets in lost");
  EXPECT_EQ(impact_of_type(email, plain("text"), "a", "b").text,
            "the checks of public.email are lost");
}

TEST(Impact, ComparesLists) {
  EXPECT_EQ(impact_of_values({"x", "y"}, {"y", "z"}, "b").text, "b refuses x and lets in z");
  EXPECT_EQ(impact_of_values({"x", "y"}, {"y", "x"}, "b").text,
            "the same values in another order: they sort otherwise");
  EXPECT_EQ(literals_of("CHECK ((k = ANY (ARRAY['it''s'::text, 'b'::text, 'b'::text])))"),
            (std::vector<std::string>{"it's", "b"}));
}

}  // namespace
}  // namespace shale
