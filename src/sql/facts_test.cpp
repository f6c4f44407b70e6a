#include "sql/facts.h"

#include <gtest/gtest.h>

#include <span>
#include <string>

namespace shale {
namespace {

const char* word_of(ObjectRole role) {
  static constexpr const char* words[] = {"creates", "drops", "alters", "reads", "writes"};
  return words[static_cast<int>(role)];
}

// "creates table s.t; reads type u"
std::string objects(std::string_view statement) {
  const Facts facts = facts_of(statement);
  if (!facts.understood) return "not understood: " + facts.problem;
  std::string text;
  for (const ObjectUse& use : facts.objects) {
    text += (text.empty() ? "" : "; ") + std::string(word_of(use.role)) + " " + use.kind + " " +
            (use.schema.empty() ? "" : use.schema + ".") + use.name;
  }
  return text;
}

struct FactsCase {
  std::string_view statement;
  std::string_view objects;
};

void expect_all(std::span<const FactsCase> cases) {
  for (const FactsCase& c : cases) EXPECT_EQ(objects(c.statement), c.objects) << c.statement;
}

TEST(FactsOf, TablesAndWhatStandsOnThem) {
  const FactsCase cases[] = {
      {"create table S.T (a int, b mood, c s.kind[], d \"Text\", e uuid references u (id))",
       "creates table s.t; reads type mood; reads type s.kind; reads type Text; reads table u"},
      {"create table t (like u) inherits (v)", "creates table t; reads table u; reads table v"},
      {"create table p partition of t for values in (1)", "creates table p; reads table t"},
      {"create table t (a int default s.f())", "creates table t; reads function s.f"},
      {"create table t as select * from u", "creates table t; reads table u"},
      {"create index i on s.t (lower(a))",
       "creates index i; alters table s.t; reads function lower"},
      {"alter table s.t add foreign key (a) references u, add b mood",
       "alters table s.t; reads table u; reads type mood"},
      {"alter table t attach partition p default", "alters table t; alters table p"},
      {"alter table t owner to r", "alters table t; reads role r"},
      {"alter view v rename to w", "alters view v"},
      {"alter table t rename column a to b", "alters table t"},
      {"alter table t rename constraint a to b", "alters table t"},
      {"alter trigger x on t rename to y", "alters trigger x; alters table t"},
      {"alter table t set schema s", "alters table t; reads schema s"},
      {"drop table a, s.b", "drops table a; drops table s.b"},
      {"drop trigger x on s.t", "drops trigger x; alters table s.t"},
      {"drop materialized view v", "drops materialized view v"},
      {"create trigger x before insert on t execute function s.f('a')",
       "creates trigger x; alters table t; reads function s.f"},
      {"create policy p on t to r using (owner = f())",
       "creates policy p; alters table t; reads role r; reads function f"},
      {"create rule r as on insert to t do also (insert into u values (1); delete from v)",
       "creates rule r; alters table t; writes table u; writes table v"},
      {"truncate a, b", "writes table a; writes table b"},
      {"create statistics s on a, b from t", "creates statistics s; reads table t"},
      {"create sequence s owned by t.a", "creates sequence s"},
      {"reindex table concurrently t", "alters table t"},
      {"refresh materialized view v", "writes materialized view v"},
  };
  expect_all(cases);
}

TEST(FactsOf, OtherKinds) {
  const FactsCase cases[] = {
      {"create type mood as enum ('a')", "creates type mood"},
      {"create type s.c as (a int, b mood)", "creates type s.c; reads type mood"},
      {"alter type mood add value 'b'", "alters type mood"},
      {"create domain d as text check (f(value))", "creates domain d; reads function f"},
      {"alter domain s.d drop constraint c", "alters domain s.d"},
      {"create function s.f(a mood) returns setof s.t language sql as 'x'",
       "creates function s.f; reads type mood; reads type s.t"},
      {"create procedure p() language sql begin atomic insert into t values (1); end",
       "creates procedure p; writes table t"},
      {"drop function f(int), g(mood)", "drops function f; drops function g"},
      {"create aggregate a (int) (sfunc = f, stype = int)", "creates aggregate a; reads type f"},
      {"create schema s create table t (a int)", "creates schema s; creates table t"},
      {"create extension if not exists citext schema s", "creates extension citext"},
      {"create role r in role q", "creates role r; reads role q"},
      {"drop role a, b", "drops role a; drops role b"},
      {"grant select on t, s.u to r", "alters table t; alters table s.u; reads role r"},
      {"grant usage on schema s to public", "alters schema s"},
      {"grant a to b", "reads role a; alters role b"},
      {"comment on column s.t.a is 'x'", "alters table s.t"},
      {"comment on constraint c on t is 'x'", "alters table t"},
      {"comment on function f(int) is 'x'", "alters function f"},
      {"comment on policy p on t is 'x'", "alters policy p; alters table t"},
      {"drop operator class s.c using btree", "drops operator class s.c"},
      {"drop cast (text as mood)", "drops cast text as mood"},
      {"create cast (text as mood) with function f(text)",
       "creates cast text as mood; reads type mood; reads function f"},
      {"create publication p for table t", "creates publication p; reads table t"},
      {"create foreign table t (a int) server s", "creates foreign table t; reads server s"},
      {"create event trigger e on ddl_command_end execute function f()",
       "creates event trigger e; reads function f"},
      {"alter function f(int) owner to r", "alters function f; reads role r"},
      {"alter default privileges in schema s grant select on tables to r", "reads role r"},
  };
  expect_all(cases);
}

TEST(FactsOf, Queries) {
  const FactsCase cases[] = {
      {"select f(a), count(*) from s.t join u using (b) where exists (select 1 from v)",
       "reads function f; reads function count; reads table s.t; reads table u; reads table v"},
      {"with a as (select * from t) select * from a, b", "reads table t; reads table b"},
      {"with a as (insert into t values (1) returning b) select * from a", "writes table t"},
      {"insert into t select * from u", "writes table t; reads table u"},
      {"update t set a = b from u", "writes table t; reads table u"},
      {"delete from t using u", "writes table t; reads table u"},
      {"merge into t using u on a = b when matched then delete", "writes table t; reads table u"},
      {"create view s.v as select a::mood from t",
       "creates view s.v; reads type mood; reads table t"},
      {"copy t from stdin", "writes table t"},
      {"copy t to stdout", "reads table t"},
      {"call s.p(f())", "reads procedure s.p; reads function f"},
      {"select 1 into t from u", "creates table t; reads table u"},
      {"do 'x'", ""},
      {"set a = 1", ""},
  };
  expect_all(cases);
}

TEST(FactsOf, SaysWhatItDoesNotUnderstand) {
  const std::string_view newer[] = {
      "alter table t add constraint c not null a not valid",
      "create table t (a int, b int generated always as (a) virtual)",
      "create table t (a int, b daterange, primary key (a, b without overlaps))",
      "merge into t using u on a = b when matched then delete returning *",
  };
  for (const std::string_view text : newer) {
    const Facts facts = facts_of(text);
    EXPECT_FALSE(facts.understood) << text;
    EXPECT_NE(facts.problem.find("syntax error"), std::string::npos);
    EXPECT_GT(facts.problem_offset, 0U);
    EXPECT_FALSE(facts.quick.verb.empty());
  }
  const Facts facts = facts_of("select 'é' frob frob");
  EXPECT_EQ(facts.problem_offset, 17U);
  EXPECT_FALSE(facts_of(std::string_view("a\0b", 3)).understood);
}

TEST(FactsOf, Flags) {
  EXPECT_TRUE(facts_of("create index concurrently if not exists i on t (a)").concurrently);
  EXPECT_TRUE(facts_of("create index concurrently if not exists i on t (a)").if_exists);
  EXPECT_TRUE(facts_of("drop index concurrently i").concurrently);
  EXPECT_TRUE(facts_of("reindex (concurrently) table t").concurrently);
  EXPECT_TRUE(facts_of("alter table t detach partition p concurrently").concurrently);
  EXPECT_FALSE(facts_of("create index i on t (a)").concurrently);
  EXPECT_TRUE(facts_of("drop table if exists t").if_exists);
  EXPECT_TRUE(facts_of("alter table t drop column if exists a").if_exists);
  EXPECT_TRUE(facts_of("create foreign table if not exists t () server s").if_exists);
  EXPECT_FALSE(facts_of("drop table t").if_exists);
}

TEST(FactsOf, TakesDeepStatements) {
  std::string sum = "select 1";
  for (int i = 0; i < 5'000; ++i) sum += "+1";
  EXPECT_TRUE(facts_of(sum).understood);
  EXPECT_FALSE(facts_of("select " + std::string(50'000, '(')).understood);
  std::string sums = sum;
  for (int i = 0; i < 50'000; ++i) sums += "+1";
  EXPECT_FALSE(facts_of(sums).understood);
  std::string rows = "insert into t values (1, 'a')";
  for (int i = 0; i < 50'000; ++i) rows += ", (1, 'a')";
  EXPECT_TRUE(facts_of(rows).understood);
}

TEST(Facts, ColumnsThatAnUpdateSets) {
  EXPECT_EQ(facts_of("update s.t set a = 1, \"B c\" = a where d > 2").assigned,
            (std::vector<std::string>{"a", "B c"}));
  EXPECT_TRUE(facts_of("insert into t (a) values (1)").assigned.empty());
}

}  // namespace
}  // namespace shale
