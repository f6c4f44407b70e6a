#include "catalog/value_list.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(ValueList, LosesTheCastOfTheWholeList) {
  EXPECT_EQ(as_stored("CHECK (((status)::text = ANY ((ARRAY['a'::character varying, "
                      "'it''s, b'::character varying])::text[])))"),
            "CHECK (((status)::text = ANY (ARRAY['a'::character varying, "
            "'it''s, b'::character varying])))");
  EXPECT_EQ(as_stored("((a)::text <> ALL ((ARRAY['x'::name])::text[]))"),
            "((a)::text <> ALL (ARRAY['x'::name]))");
}

TEST(ValueList, OtherListsStay) {
  for (const char* text : {"(a = ANY (ARRAY['x'::text, 'y'::text]))",
                           "(a = ANY ((ARRAY['x'::bpchar, 'y'::bpchar])::text[]))",
                           "(a = ANY ((ARRAY['x'::character varying, b])::text[]))",
                           "(a = ANY (ARRAY[('x'::character varying)::text]))",
                           "(a = ANY ((ARRAY['x'::character varying", "ANY (", ""})
    EXPECT_EQ(as_stored(text), text);
}

TEST(ValueList, BothFormsAreOne) {
  const std::string one = in_one_form(
      "((a)::text = ANY ((ARRAY['x'::character varying, E'\\\\y'::character varying])::text[]))");
  EXPECT_EQ(one, in_one_form("((a)::text = ANY (ARRAY[('x'::character varying)::text, "
                             "(E'\\\\y'::character varying)::text]))"));
  EXPECT_NE(one, in_one_form("((a)::text = ANY (ARRAY[('x'::character varying)::text]))"));
}

}  // namespace
}  // namespace shale
