#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sql/facts.h"

namespace shale {
namespace {

TEST(TokensOf, LeavesOutLayoutAndComments) {
  struct Case {
    std::string_view text;
    std::string_view tokens;
  };
  const Case cases[] = {
      {"", ""},
      {"-- licence\n", ""},
      {"\xEF\xBB\xBF"
       "Select 1",
       "select 1 ;"},
      {"SELECT  a-b -- c\r\n, 'X  y', \"A\" ;;", "select a - b , 'X  y' , \"A\" ;"},
      {"select a --b", "select a ;"},
      {"select E'\\'' /* x */ || $X$ y  $X$;", "select E'\\'' || $X$ y  $X$ ;"},
      {"\\Restrict Ab  c \nselect 1;", "\\Restrict Ab  c\nselect 1 ;"},
      {"COPY t FROM stdin; -- x\nA  b\n\\.\nselect 1",
       "copy t from stdin ;\nA  b\n\\.\nselect 1 ;"},
      {"select 1 \\gexec\n", "select 1 \\gexec\n"},
      {"A;  B 'left  open", "a ; B 'left  open"},
      {"set standard_conforming_strings=off; A '\\' B'",
       "set standard_conforming_strings = off ; a '\\' B' ;"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(tokens_of(c.text), c.tokens) << c.text;
    EXPECT_EQ(tokens_of(tokens_of(c.text)), c.tokens) << c.text;
  }
}

TEST(TokensOf, KeepsApartWhatDiffers) {
  const std::pair<std::string_view, std::string_view> different[] = {
      {"select 'a b'", "select 'a  b'"},     {"select \"A\"", "select \"a\""},
      {"select $$a$$", "select $$A$$"},      {"select a b", "select ab"},
      {"select 'a' 'b'", "select 'a'\n'b'"}, {"select E'a'", "select e 'a'"},
      {"select a @- b", "select a @ - b"},   {"select 1; \\g", "select 1 \\g"},
      {"select 1..2", "select 1. .2"},       {"\\echo A", "\\echo a"},
  };
  for (const auto& [a, b] : different) EXPECT_NE(tokens_of(a), tokens_of(b)) << a;
}

TEST(Quote, WritesNamesAsPostgresDoes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a", "a"},
      {"_a1", "_a1"},
      {"", "\"\""},
      {"A", "\"A\""},
      {"1a", "\"1a\""},
      {"a b", "\"a b\""},
      {"a\"b", "\"a\"\"b\""},
      {"a$b", "\"a$b\""},
      {"é", "\"é\""},
      {"user", "\"user\""},
      {"select", "\"select\""},
      {"between", "\"between\""},
      {"json_table", "\"json_table\""},
      {"name", "name"},
      {"type", "type"},
  };
  for (const auto& [name, quoted] : cases) EXPECT_EQ(quote_name(name), quoted);
}

TEST(Quote, WritesStringsAsPostgresDoes) {
  EXPECT_EQ(quote_literal(""), "''");
  EXPECT_EQ(quote_literal("it's"), "'it''s'");
  EXPECT_EQ(quote_literal("a\\'b"), "E'a\\\\''b'");
}

}  // namespace
}  // namespace shale
