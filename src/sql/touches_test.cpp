#include "sql/touches.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace shale {
namespace {

std::string word_of(TouchKind what) {
  constexpr std::string_view words[] = {"makes", "changes", "drops", "renames", "moves"};
  return std::string(words[static_cast<std::size_t>(what)]);
}

std::string said(std::string_view statement) {
  std::vector<std::string> all;
  const Touches touches = touches_of(statement);
  for (const Touch& t : touches.all) {
    std::string text = word_of(t.what) + " " + t.space;
    if (!t.name.empty()) text += " " + (t.schema.empty() ? "" : t.schema + ".") + t.name;
    if (t.arguments) text += "(" + join(*t.arguments, ",") + ")";
    if (!t.part_space.empty()) text += " " + t.part_space;
    if (!t.part.empty()) text += " " + t.part;
    if (!t.label.empty() && t.part.empty() && (t.name.empty() || t.part_space == "constraint"))
      text += " _" + join(t.columns, "_") + "_" + t.label;
    if (!t.to.empty()) text += " to " + t.to;
    all.push_back(text);
  }
  if (touches.opaque) all.emplace_back("opaque");
  return join(all, "; ");
}

TEST(Touches, OfTables) {
  struct Case {
    std::string_view statement, expected;
  };
  const Case cases[] = {
      {"create table s.t (id serial primary key, n int default 1 check (n > 0), constraint c "
       "unique "
       "(n), foreign key (n, id) references u)",
       "makes relation s.t; makes relation s.t column id; makes relation _id_seq; makes relation "
       "s.t "
       "constraint __pkey; makes relation s.t default id; makes relation s.t column n; makes "
       "relation "
       "s.t constraint _n_check; makes relation s.t default n; makes relation s.t constraint c; "
       "makes "
       "relation s.t constraint _n_id_fkey"},
      {"alter table t add column a int, drop column b, alter column c set not null, alter d set "
       "default 1, drop constraint k, add constraint l check (a > b)",
       "makes relation t column a; drops relation t column b; changes relation t column c; makes "
       "relation t default d; drops relation t constraint k; makes relation t constraint l"},
      {"alter table t owner to r", "changes relation t"},
      {"alter table t rename column a to b", "renames relation t column a to b"},
      {"alter table t rename constraint a to b", "renames relation t constraint a to b"},
      {"alter table s.t rename to u", "renames relation s.t to u"},
      {"alter table t set schema s", "moves relation t to s"},
      {"alter table p attach partition q default", "changes relation q parent"},
      {"create table q partition of p default", "makes relation q"},
      {"create temp table t (a int)", ""},
      {"drop table a, s.b", "drops relation a; drops relation s.b"},
  };
  for (const Case& c : cases) EXPECT_EQ(said(c.statement), c.expected) << c.statement;
}

TEST(Touches, OfOtherThings) {
  struct Case {
    std::string_view statement, expected;
  };
  const Case cases[] = {
      {"create index on t (a, lower(b))", "makes relation _a_lower_idx"},
      {"create index i on s.t (a)", "makes relation s.i"},
      {"create or replace view v as select f(a) from t", "makes relation v"},
      {"create function s.f(a int, b text[], out c bigint) language sql as $$ select 1 $$",
       "makes routine s.f(int4,text[])"},
      {"alter function f(int) owner to r", "changes routine f(int4)"},
      {"drop function f(timestamp with time zone)", "drops routine f(timestamptz)"},
      {"create trigger g after insert on t execute function f()", "makes relation t trigger g"},
      {"alter policy p on s.t using (true)", "changes relation s.t policy p"},
      {"drop policy p on s.t", "drops relation s.t policy p"},
      {"create type m as enum ('a')", "makes type m"},
      {"alter type m rename value 'a' to 'b'", "changes type m; renames type m label a to b"},
      {"create type c as (a int)", "makes type c; makes type c column a"},
      {"alter type c rename attribute a to b", "renames type c column a to b"},
      {"create domain d as int constraint e check (value > 0)",
       "makes type d; makes type d constraint e"},
      {"comment on column s.t.a is 'x'", "changes relation s.t comment of column a"},
      {"comment on table t is 'x'", "changes relation t comment"},
      {"grant select (a), insert on t to r",
       "changes relation t privileges of column a; changes relation t privileges"},
      {"create extension pgcrypto", "makes extension pgcrypto"},
      {"alter schema s rename to u", "renames schema s to u"},
      {"do $$ begin end $$", "opaque"},
      {"create frob", "opaque"},
      {"insert into t values (1)", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(said(c.statement), c.expected) << c.statement;
  EXPECT_EQ(touches_of("select s.migrate(), now()").calls,
            (std::vector<std::string>{"migrate", "now"}));
  EXPECT_EQ(*touches_of("set search_path to app, public").search_path,
            (std::vector<std::string>{"app", "public"}));
}

TEST(Touches, NamesThatPostgresMakesUp) {
  EXPECT_EQ(made_up_name("orders", "", "pkey"), "orders_pkey");
  EXPECT_EQ(made_up_name("orders", "a_b", "key"), "orders_a_b_key");
  const std::string long_table(60, 't'), long_column(20, 'c');
  EXPECT_EQ(made_up_name(long_table, long_column, "idx").size(), 63U);
  EXPECT_EQ(made_up_name(long_table, long_column, "idx"),
            std::string(38, 't') + "_" + long_column + "_idx");
}

}  // namespace
}  // namespace shale
