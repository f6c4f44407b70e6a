#include "catalog/spelling.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(Spelling, LosesTheCastOfTheWholeList) {
  EXPECT_EQ(as_stored("CHECK (((status)::text = ANY ((ARRAY['a'::character varying, "
                      "'it''s, b'::character varying])::text[])))"),
            "CHECK (((status)::text = ANY (ARRAY['a'::character varying, "
            "'it''s, b'::character varying])))");
  EXPECT_EQ(as_stored("((a)::text <> ALL ((ARRAY['x'::name])::text[]))"),
            "((a)::text <> ALL (ARRAY['x'::name]))");
}

TEST(Spelling, OtherListsStay) {
  for (const char* text : {"(a = ANY (ARRAY['x'::text, 'y'::text]))",
                           "(a = ANY ((ARRAY['x'::bpchar, 'y'::bpchar])::text[]))",
                           "(a = ANY ((ARRAY['x'::character varying, b])::text[]))",
                           "(a = ANY (ARRAY[('x'::character varying)::text]))",
                           "(a = ANY ((ARRAY['x'::character varying", "ANY (", ""})
    EXPECT_EQ(as_stored(text), text);
}

TEST(Spelling, BothFormsAreOne) {
  const std::string one = in_one_form(
      "((a)::text = ANY ((ARRAY['x'::character varying, E'\\\\y'::character varying])::text[]))");
  EXPECT_EQ(one, in_one_form("((a)::text = ANY (ARRAY[('x'::character varying)::text, "
                             "(E'\\\\y'::character varying)::text]))"));
  EXPECT_NE(one, in_one_form("((a)::text = ANY (ARRAY[('x'::character varying)::text]))"));
}

TEST(Spelling, AMinusHasATypeBehindItsNumber) {
  EXPECT_EQ(as_stored("CHECK ((a < (- 1)))"), "CHECK ((a < (- 1::integer)))");
  EXPECT_EQ(as_stored("(a > (- 1.5))"), "(a > (- 1.5::numeric))");
  EXPECT_EQ(as_stored("(- 2147483648)"), "(- 2147483648::numeric)");
  for (const char* text : {"(a < '-1'::integer)", "(- b)", "(a = '(- 1)'::text)", "(\"(- 1)\" > 0)",
                           "(a = E'\\'(- 1)'::text)", "(- '1'::smallint)", "(- 1", "(- ", "'(- 1)"})
    EXPECT_EQ(as_stored(text), text);
}

TEST(Spelling, ANegativeNumberIsOne) {
  const std::string one = "(a < '-1'::integer)";
  for (const char* text : {"(a < (- 1))", "(a < (- 1::integer))", "(a < '-1'::integer)"})
    EXPECT_EQ(in_one_form(text), one);
  EXPECT_NE(in_one_form("(a < (- 1::bigint))"), one);
}

}  // namespace
}  // namespace shale
