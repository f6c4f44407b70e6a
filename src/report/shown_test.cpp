#include "report/shown.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(Shown, TypesAreShort) {
  EXPECT_EQ(short_type("character varying(50)[]"), "varchar(50)[]");
  EXPECT_EQ(short_type("timestamp(3) with time zone"), "timestamptz(3)");
  EXPECT_EQ(short_type("time without time zone"), "time");
  EXPECT_EQ(short_type("mcp.task_status"), "mcp.task_status");
}

TEST(Shown, ExpressionsLoseWhatPostgresAdds) {
  EXPECT_EQ(short_expression("'user'::character varying"), "'user'");
  EXPECT_EQ(short_expression("'{}'::text[]"), "'{}'");
  EXPECT_EQ(short_expression("((a + b))"), "a + b");
  EXPECT_EQ(short_expression("(a) + (b)"), "(a) + (b)");
  EXPECT_EQ(short_definition("CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, "
                             "'b'::character varying])::text[])))"),
            "CHECK (kind IN ('a', 'b'))");
  EXPECT_EQ(short_definition("btree (a) WHERE (b IS NOT NULL)"), "btree (a) WHERE b IS NOT NULL");
}

TEST(Shown, ValuesAreWords) {
  EXPECT_EQ(shown_value({.attribute = "volatility"}, "i"), "immutable");
  EXPECT_EQ(shown_value({.attribute = "not null"}, "t"), "yes");
  EXPECT_EQ(shown_value({.attribute = "labels"}, "{a,\"b c\"}"), "a, b c");
  EXPECT_EQ(shown_value({.attribute = "owner"}, ""), "(own role)");
  EXPECT_EQ(shown_value({.attribute = "roles"}, ""), "(none)");
  const Detail secret{"options", "{password=x}", "{password=y}", attribute::secret};
  EXPECT_EQ(shown_values(secret), (std::pair<std::string, std::string>{"(secret)", "(secret)"}));
  const Detail casts{"expression", "'a'::text", "'a'::character varying"};
  EXPECT_EQ(shown_values(casts).first, "'a'::text") << "equal when short, so both are whole";
}

TEST(Shown, OnlyWhatDiffersIsShown) {
  const Detail body{"body", "begin\n  a;\n  b;\nend", "begin\n  a;\n  c;\n  d;\nend",
                    attribute::definition};
  EXPECT_EQ(shown_values(body), (std::pair<std::string, std::string>{"b;", "c; d;"}));
  const Detail grants{"privileges", "r\tapp\to\na\tapp\to\n", "r\tapp\to\n"};
  EXPECT_EQ(shown_values(grants), (std::pair<std::string, std::string>{"INSERT to app", "(less)"}));
}

TEST(Shown, NamesAndCounts) {
  EXPECT_EQ(count_kind(2, "foreign key"), "2 foreign keys");
  EXPECT_EQ(count_kind(3, "policy"), "3 policies");
  EXPECT_EQ(count_kind(1, "index"), "1 index");
  EXPECT_EQ(list_of({"a", "b", "c", "d"}), "a, b, c, d");
  EXPECT_EQ(list_of({"a", "b", "c", "d", "e"}), "a, b, c and 2 more");
  EXPECT_EQ(shown_rows(1234567), "about 1 234 567 rows");
  EXPECT_EQ(one_line("a\n  b\tc", 10), "a b c");
  EXPECT_EQ(one_line("abcdef", 4), "abc…");
  EXPECT_EQ(short_names("x/archive/", "x/migrations").first, "archive");
  EXPECT_EQ(short_names("a/schema.sql", "b/schema.sql").first, "a/schema.sql");
  EXPECT_EQ(short_names("postgresql://u@h/shop?sslmode=off", "migrations").first, "shop");
}

}  // namespace
}  // namespace shale
