#include "schema/ledger.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

// Takes statements with the numbers 0, 1, 2, …
Ledger ledger_of(const std::vector<std::string_view>& statements) {
  Ledger ledger;
  int number = 0;
  for (const std::string_view statement : statements) {
    const Touches touches = touches_of(statement);
    if (touches.search_path) ledger.set_search_path(*touches.search_path);
    for (const Touch& touch : touches.all) ledger.take(touch, number);
    ++number;
  }
  return ledger;
}

// "made last renamed" of an object or a part of it.
std::string marks(const Ledger& ledger, const std::string& key, const std::string& part = "") {
  const Entity* entity = ledger.find(key);
  if (entity == nullptr) return "none";
  if (!part.empty() && !entity->parts.contains(part)) return "no part";
  const Marks m = part.empty() ? entity->marks : entity->parts.at(part);
  return std::to_string(m.made) + " " + std::to_string(m.last) + " " + std::to_string(m.renamed);
}

TEST(Ledger, FollowsRenames) {
  const Ledger ledger = ledger_of({
      "create table t (id serial primary key, a int)",
      "create index on t (a)",
      "alter table t rename column a to b",
      "alter table t rename to u",
      "create schema app",
      "alter table u set schema app",
      "alter schema app rename to shop",
      "alter table shop.u alter b set not null",
      "alter index shop.t_a_idx rename to u_b_idx",
  });
  EXPECT_EQ(marks(ledger, "relation shop.u"), "0 5 5");
  EXPECT_EQ(marks(ledger, "relation shop.u", "column b"), "0 7 2");
  EXPECT_EQ(marks(ledger, "relation shop.u", "column a"), "no part");
  EXPECT_EQ(marks(ledger, "relation shop.u", "constraint t_pkey"), "0 0 -1");
  EXPECT_EQ(marks(ledger, "relation shop.t_id_seq"), "0 0 -1");
  EXPECT_EQ(marks(ledger, "relation shop.u_b_idx"), "1 8 8");
  EXPECT_EQ(marks(ledger, "relation public.t"), "none");
}

TEST(Ledger, KnowsWhatHasGone) {
  const Ledger ledger = ledger_of({
      "create table t (a int, b int)",
      "create index i on t (a)",
      "alter table t drop column b",
      "drop table if exists t",
      "create table v (a int)",
      "drop index i",
  });
  EXPECT_EQ(ledger.dropped("relation public.t"), 3);
  EXPECT_EQ(ledger.dropped("relation public.t", "column b"), 2);
  EXPECT_EQ(ledger.dropped("relation public.t", "column a"), 3);
  EXPECT_EQ(ledger.dropped("relation public.v"), -1);
}

TEST(Ledger, IfNotExistsMakesNothingTwice) {
  const Ledger ledger = ledger_of({
      "create table t (a int)",
      "create table if not exists t (a int, b int)",
      "alter table t add column if not exists a int",
      "alter table t add column if not exists c int",
      "create index if not exists i on t (a)",
      "create index if not exists i on t (c)",
  });
  EXPECT_EQ(marks(ledger, "relation public.t", "column a"), "0 0 -1");
  EXPECT_EQ(marks(ledger, "relation public.t", "column b"), "no part");
  EXPECT_EQ(marks(ledger, "relation public.t", "column c"), "3 3 -1");
  EXPECT_EQ(marks(ledger, "relation public.i"), "4 4 -1");
}

TEST(Ledger, NamesThatPostgresMakesUp) {
  const Ledger ledger = ledger_of({
      "create table t (a int check (a > 0), b int unique, check (a > b), check (b > a))",
      "alter table t add check (a < 100)",
      "create index on t (b)",
      "create index on t (b)",
  });
  EXPECT_EQ(marks(ledger, "relation public.t", "constraint t_a_check"), "0 0 -1");
  EXPECT_EQ(marks(ledger, "relation public.t", "constraint t_check1"), "0 0 -1");
  EXPECT_EQ(marks(ledger, "relation public.t", "constraint t_a_check1"), "1 1 -1");
  EXPECT_EQ(marks(ledger, "relation public.t_b_idx"), "2 2 -1");
  EXPECT_EQ(marks(ledger, "relation public.t_b_idx1"), "3 3 -1");
}

TEST(Ledger, SchemasAndOverloads) {
  const Ledger ledger = ledger_of({
      "set search_path to app",
      "create function f(int) returns int language sql as $$ select 1 $$",
      "create function f(text) returns int language sql as $$ select 1 $$",
      "create or replace function f(int) returns int language sql as $$ select 2 $$",
      "drop function f(text)",
  });
  EXPECT_EQ(marks(ledger, "routine app.f(int4)"), "1 3 -1");
  EXPECT_EQ(ledger.dropped("routine app.f(text)"), 4);
}

}  // namespace
}  // namespace shale
