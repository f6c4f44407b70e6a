#include "sql/script.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shale {
namespace {

using Texts = std::vector<std::string>;

struct ScriptCase {
  std::string text;
  Texts statements;
};

// The law: gaps and statements, joined, are the file.
void expect_law(const Script& script) {
  std::string joined(script.gap(0));
  std::size_t n = 0;
  for (const Statement& statement : script.statements()) {
    EXPECT_LT(statement.begin, statement.end);
    EXPECT_LE(statement.end, statement.whole_end);
    joined += script.text().substr(statement.begin, statement.whole_end - statement.begin);
    joined += script.gap(++n);
  }
  EXPECT_EQ(joined, script.text());
}

Texts split(const std::string& text) {
  const auto script = Script::split(text, "x.sql");
  if (!script) return {"error: " + script.error().what};
  expect_law(*script);
  Texts texts;
  for (const Statement& s : script->statements()) texts.emplace_back(script->text_of(s));
  return texts;
}

TEST(Split, EndsStatementsWherePsqlDoes) {
  const ScriptCase cases[] = {
      {"", {}},
      {"-- nothing\n/* here */", {}},
      {";; ; \\;", {}},
      {"a", {"a"}},
      {"a;b", {"a", "b"}},
      {"\xEF\xBB\xBF"
       "a;",
       {"a"}},
      {"a;\r\n b ;\r\n", {"a", "b"}},
      {"a -- x;\n b; c", {"a -- x;\n b", "c"}},
      {"/* ; */ a /* ; /* ; */ ; */ b ; c", {"a /* ; /* ; */ ; */ b", "c"}},
      {"a /* tail */ ; b -- tail", {"a", "b"}},
      {"a ';' ; b", {"a ';'", "b"}},
      {"a \";\" ; b", {"a \";\"", "b"}},
      {"a $x$ ; $$ ; $x$ ; b", {"a $x$ ; $$ ; $x$", "b"}},
      {"a$x$ ; b$x$", {"a$x$", "b$x$"}},
      {"create rule r as on insert to t do also (a; b); c",
       {"create rule r as on insert to t do also (a; b)", "c"}},
      {"a ) ; b", {"a )", "b"}},
      {"a \\; b", {"a", "b"}},
      {"a \\: b; c", {"a \\: b", "c"}},
      {"(select 1); b", {"(select 1)", "b"}},
  };
  for (const ScriptCase& c : cases) EXPECT_EQ(split(c.text), c.statements) << c.text;
}

TEST(Split, KeepsTheBodiesOfRoutinesWhole) {
  const ScriptCase cases[] = {
      {"CREATE FUNCTION f() BEGIN ATOMIC a; b; END; c",
       {"CREATE FUNCTION f() BEGIN ATOMIC a; b; END", "c"}},
      {"create or replace procedure p() begin atomic select case when a then b end; end; c",
       {"create or replace procedure p() begin atomic select case when a then b end; end", "c"}},
      {"create function f() begin atomic select (case a when b then case c when d then e end end); "
       "end; c",
       {"create function f() begin atomic select (case a when b then case c when d then e end "
        "end); end",
        "c"}},
      {"create function f() begin atomic select 1 as end, t.end, t.case; end; c",
       {"create function f() begin atomic select 1 as end, t.end, t.case; end", "c"}},
      {"create function f() begin /* */ atomic a; end; c",
       {"create function f() begin /* */ atomic a; end", "c"}},
      {"create function f() return 1; begin; a; end",
       {"create function f() return 1", "begin", "a", "end"}},
      {"create function begin() language sql as 'x'; a",
       {"create function begin() language sql as 'x'", "a"}},
      {"create table t (begin atomic); a; end", {"create table t (begin atomic)", "a", "end"}},
      {"begin atomic; a; end", {"begin atomic", "a", "end"}},
  };
  for (const ScriptCase& c : cases) EXPECT_EQ(split(c.text), c.statements) << c.text;
}

TEST(Split, FollowsStandardConformingStrings) {
  const std::string off = "set standard_conforming_strings = off;";
  const ScriptCase cases[] = {
      {off + R"(a '\';' ; b)", {off.substr(0, off.size() - 1), R"(a '\';')", "b"}},
      {"SET session standard_conforming_strings TO 'off';'\\';'",
       {"SET session standard_conforming_strings TO 'off'", "'\\';'"}},
      {off + R"('\'';reset all;'\')",
       {off.substr(0, off.size() - 1), R"('\'')", "reset all", R"('\')"}},
      {off + R"(set standard_conforming_strings = on;'\')",
       {off.substr(0, off.size() - 1), "set standard_conforming_strings = on", R"('\')"}},
      {R"(set standard_conforming_strings = default;'\')",
       {"set standard_conforming_strings = default", R"('\')"}},
      {R"(select 'set standard_conforming_strings = off';'\')",
       {"select 'set standard_conforming_strings = off'", R"('\')"}},
  };
  for (const ScriptCase& c : cases) EXPECT_EQ(split(c.text), c.statements) << c.text;
}

TEST(Split, ReadsCopyData) {
  struct CopyCase {
    std::string text;
    std::string statement;
    std::string data;
  };
  const CopyCase cases[] = {
      {"COPY t (a, b) FROM stdin;\n1\t;\n\\N\t'\n\\.\n", "COPY t (a, b) FROM stdin",
       "1\t;\n\\N\t'\n"},
      {"copy t from stdin;\r\n1\r\n\\.\r\na", "copy t from stdin", "1\r\n"},
      {"copy t from stdin;\n\\.", "copy t from stdin", ""},
      {"copy t from stdin with (format csv) ; -- rows\nx\n\\.\n",
       "copy t from stdin with (format csv)", "x\n"},
      {"copy t from stdin;\n \\.\n\\.x\n\\.\n", "copy t from stdin", " \\.\n\\.x\n"},
      {"\\copy t from stdin csv\n1\n\\.\n", "\\copy t from stdin csv", "1\n"},
  };
  for (const CopyCase& c : cases) {
    const auto script = Script::split(c.text);
    ASSERT_TRUE(script) << c.text;
    expect_law(*script);
    const Statement& first = script->statements()[0];
    EXPECT_EQ(script->text_of(first), c.statement);
    EXPECT_EQ(script->data_of(first), c.data) << c.text;
    EXPECT_NE(first.kind, StatementKind::sql);
  }
  EXPECT_EQ(split("copy t to stdout; a"), (Texts{"copy t to stdout", "a"}));
  EXPECT_EQ(split("copy t from 'stdin'; a"), (Texts{"copy t from 'stdin'", "a"}));
  EXPECT_EQ(split("copy (select a from stdin) to 'f'; a"),
            (Texts{"copy (select a from stdin) to 'f'", "a"}));
  EXPECT_EQ(split("copy t from stdin;\n\\.\na;b"), (Texts{"copy t from stdin", "a", "b"}));
}

TEST(Split, ReadsPsqlLines) {
  const ScriptCase cases[] = {
      {"\\restrict aBc1\na;\n\\unrestrict aBc1\n", {"\\restrict aBc1", "a", "\\unrestrict aBc1"}},
      {"\\ir 'a;b.sql' \r\na", {"\\ir 'a;b.sql'", "a"}},
      {"\\x \\\\ a; b", {"\\x", "a", "b"}},
      {"\\set a 'x\\\\y' \\echo b\nc", {"\\set a 'x\\\\y'", "\\echo b", "c"}},
      {"\\! echo \\\\ a; b\nc", {"\\! echo \\\\ a; b", "c"}},
      {"select 1 \\gexec\na", {"select 1", "\\gexec", "a"}},
      {"select 1 \\g out.txt\na", {"select 1", "\\g out.txt", "a"}},
      {"a; \\echo b; c", {"a", "\\echo b; c"}},
      {"\\copy t from 'f'\na", {"\\copy t from 'f'", "a"}},
      {"\\copy (select a from b) to stdout\na", {"\\copy (select a from b) to stdout", "a"}},
      {"\\", {"\\"}},
  };
  for (const ScriptCase& c : cases) EXPECT_EQ(split(c.text), c.statements) << c.text;
}

TEST(Split, RefusesWhatIsLeftOpen) {
  struct BadCase {
    std::string text;
    std::string what;
    std::size_t line;
    std::size_t column;
  };
  const BadCase cases[] = {
      {"a;\n b 'c;\n", "a string that starts here is never closed", 2, 4},
      {"a; E'b\\';", "a string that starts here is never closed", 1, 4},
      {"é \"b;", "a quoted name that starts here is never closed", 1, 3},
      {"a $x$ b; $X$", "a dollar quote that starts here is never closed", 1, 3},
      {"a; /* b /* c */", "a comment that starts here is never closed", 1, 4},
      {"a (b; c (d)", "a parenthesis that opens here is never closed", 1, 3},
      {"create function f()\nbegin atomic select case a; end; b",
       "a BEGIN ATOMIC that starts here is never ended", 2, 1},
      {"a;\ncopy t from stdin;\n1\n", "COPY data that nothing ends", 2, 1},
      {"copy t from stdin", "COPY data that nothing ends", 1, 1},
      {"copy t from stdin; select 1;\n\\.\n",
       "something stands between COPY … FROM stdin and its data", 1, 20},
      {"select 1 \\echo x\n", "a backslash in the middle of a statement", 1, 10},
      {"(a \\; b)", "a backslash in the middle of a statement", 1, 4},
      {"select (1 \\gexec\n", "a backslash in the middle of a statement", 1, 11},
      {std::string("a;\0b", 4), "a NUL byte, which Postgres can't read", 1, 3},
  };
  for (const BadCase& c : cases) {
    const auto script = Script::split(c.text, "x.sql");
    ASSERT_FALSE(script) << c.text;
    EXPECT_EQ(script.error().what, c.what) << c.text;
    EXPECT_EQ(script.error().fault, Fault::user);
    EXPECT_FALSE(script.error().hint.empty());
    EXPECT_EQ(script.error().place.file, "x.sql");
    EXPECT_EQ(script.error().place.line, c.line) << c.text;
    EXPECT_EQ(script.error().place.column, c.column) << c.text;
  }
}

TEST(Split, TakesDeepAndLargeThings) {
  const std::size_t deep = 100'000;
  std::string comments;
  for (std::size_t i = 0; i < deep; ++i) comments += "/*";
  EXPECT_FALSE(Script::split(comments));
  for (std::size_t i = 0; i < deep; ++i) comments += "*/";
  EXPECT_EQ(split(comments + "a"), Texts{"a"});
  EXPECT_FALSE(Script::split(std::string(deep, '(')));
  EXPECT_EQ(split("a" + std::string(deep, '(') + std::string(deep, ')') + ";b").size(), 2U);

  std::string large = "insert into t values ('";
  large.append(50'000'000, 'x');
  large += "');a";
  EXPECT_EQ(split(large).size(), 2U);
}

}  // namespace
}  // namespace shale
