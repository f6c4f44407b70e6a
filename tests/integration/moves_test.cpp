// Tables, types and functions that have moved to another schema, or got another name there: what
// their migrations say, diff says again, in one step and back.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_moves {
namespace {

class Moves : public Bench {
 protected:
  // The plans of both ways, which were tried and led there.
  std::pair<std::string, std::string> plans(const std::string& before, const std::string& after) {
    project_.write("001_first.sql", before);
    project_.write("002_then.sql", after);
    const Answer there = project_.run({"diff", "migrations@001", "migrations", "--sql"});
    const Answer back = project_.run({"diff", "migrations", "migrations@001", "--sql"});
    EXPECT_EQ(there.exit_code, 1) << there.all();
    EXPECT_EQ(back.exit_code, 1) << back.all();
    return {there.out, back.out};
  }
  Project project_{};
};

#define EXPECT_PART(text, part) EXPECT_TRUE(contains(text, part)) << (text)
#define EXPECT_NO_PART(text, part) EXPECT_FALSE(contains(text, part)) << (text)

TEST_F(Moves, ATableTakesItsSequencesToANewSchema) {
  const auto [there, back] = plans(
      "create table t (id bigserial primary key, n int);\n"
      "create table u (id int generated always as identity primary key);\n",
      "create schema old;\n"
      "alter table t set schema old; alter table u set schema old;\n"
      "comment on schema old is 'kept for a year';\n");
  EXPECT_PART(there, "CREATE SCHEMA old;\n");
  EXPECT_PART(there, "ALTER TABLE public.t SET SCHEMA old;\n");
  EXPECT_PART(there, "COMMENT ON SCHEMA old IS 'kept for a year';\n");
  EXPECT_PART(back, "ALTER TABLE old.t SET SCHEMA public;\n");
  EXPECT_PART(back, "DROP SCHEMA old;\n");
  for (const std::string& plan : {there, back}) {
    EXPECT_NO_PART(plan, "SEQUENCE");
    EXPECT_NO_PART(plan, "TABLE public.t (");
  }
  const Answer told = project_.run({"diff", "migrations@001", "migrations"});
  EXPECT_PART(told.out, "schemas\n  + old\n");
  EXPECT_PART(told.out, "> public.t -> old.t\n");
}

TEST_F(Moves, ASequenceThatGoesElsewhereIsSetFree) {
  const auto [there, back] = plans(
      "create schema a; create schema b; create sequence a.free;\n"
      "create table w (id serial primary key, b bigserial, c serial);\n",
      "alter sequence w_b_seq owned by none; alter sequence w_b_seq set schema b;\n"
      "alter table w alter c drop default; drop sequence w_c_seq;\n"
      "alter table w set schema a; alter table a.w rename to w2;\n"
      "alter sequence a.w_id_seq rename to w2_ids;\n"
      "alter schema b rename to later;\n"
      "alter table a.w2 add d int; alter sequence a.free owned by a.w2.d;\n");
  EXPECT_PART(there, "ALTER SEQUENCE public.w_b_seq OWNED BY NONE;\n");
  EXPECT_PART(there, "ALTER SEQUENCE public.w_b_seq SET SCHEMA later;\n");
  EXPECT_PART(there, "ALTER SEQUENCE a.w_id_seq RENAME TO w2_ids;\n");
  EXPECT_PART(there, "DROP SEQUENCE public.w_c_seq;\n");
  EXPECT_PART(back, "ALTER SEQUENCE a.free OWNED BY NONE;\n");
  EXPECT_PART(back, "ALTER SEQUENCE public.w_b_seq OWNED BY public.w.b;\n");
}

TEST_F(Moves, PartsHaveTheirTableWhereItIs) {
  const auto [there, back] = plans(
      "create schema b; create table t (n int, m int); create index i on t (n);\n"
      "create table other (n int, k int); create policy p on t using (n > 0);\n"
      "create function f(t) returns int language sql as 'select 1';\n",
      "alter table t set schema b; alter index b.i rename to j;\n"
      // The two tables change their names.
      "alter table b.t rename to aside; alter table other set schema b;\n"
      "alter table b.other rename to t; alter table b.aside rename to other;\n"
      "alter table b.other rename n to x; alter table b.t rename n to y;\n"
      "alter policy p on b.other rename to q; alter function f(b.other) rename to g;\n");
  EXPECT_PART(there, "ALTER INDEX b.i RENAME TO j;\n");
  EXPECT_PART(there, "ALTER TABLE b.other RENAME COLUMN n TO x;\n");
  EXPECT_PART(there, "ALTER FUNCTION public.f(b.other) RENAME TO g;\n");
  EXPECT_PART(back, "ALTER INDEX public.j RENAME TO i;\n");
}

TEST_F(Moves, WhatComesWithAnotherName) {
  const auto [there, back] = plans(
      "create type k as (a int, b text); create table t of k; alter table t add primary key (a);\n"
      "create domain d as text; create procedure p(in x d, inout y int) language plpgsql as "
      "'begin null; end';\n",
      "alter type k rename attribute a to z cascade; alter index t_pkey rename to t_key;\n"
      "alter procedure p(d, int) rename to \"q(\"; alter domain d rename to f;\n");
  EXPECT_PART(there, "ALTER TYPE public.k RENAME ATTRIBUTE a TO z CASCADE;\n");
  EXPECT_PART(there,
              "ALTER PROCEDURE public.p(IN x public.f, INOUT y integer) RENAME TO \"q(\";\n");
  EXPECT_NO_PART(there, "RENAME COLUMN");
  EXPECT_PART(back, "RENAME TO p;\n");
}

TEST_F(Moves, ANameThatIsTakenOnTheWay) {
  const auto [there, back] = plans(
      "create schema z; create table t (n int); create table u (n int); create view z.u as select "
      "1 as x;\n",
      "alter table u rename to aside; alter table t rename to u; alter view z.u rename to v;\n"
      "alter table u set schema z; alter table aside rename to t;\n");
  EXPECT_NO_PART(there, "DROP");
  EXPECT_NO_PART(back, "DROP");
}

// Indexes, those of keys too, have their names beside tables and sequences.
TEST_F(Moves, AnotherTableTakesTheOldNameWithItsKeys) {
  const auto [there, back] = plans(
      "create table registry (id int primary key, name text unique);\n"
      "create index registry_by_name on registry (lower(name));\n"
      "insert into registry values (1, 'a');\n",
      "alter table registry rename to source;\n"
      "alter table source rename constraint registry_pkey to source_pkey;\n"
      "alter table source rename constraint registry_name_key to source_name_key;\n"
      "alter index registry_by_name rename to source_by_name;\n"
      "create table registry (id int primary key, name text unique, source int references "
      "source);\n"
      "create index registry_by_name on registry (name);\n"
      "insert into registry values (2, 'b', 1);\n");
  EXPECT_PART(there, "ALTER TABLE public.registry RENAME TO source;\n");
  EXPECT_PART(there, "RENAME CONSTRAINT registry_name_key TO source_name_key;\n");
  EXPECT_PART(back, "ALTER TABLE public.source RENAME TO registry;\n");
  EXPECT_PART(back, "ALTER INDEX public.source_by_name RENAME TO registry_by_name;\n");
}

TEST_F(Moves, NamesThatGoInACircleThroughTablesKeysAndIndexes) {
  const auto [there, back] = plans(
      "create table a (n int constraint b primary key); create table c (n int);\n"
      "create index d on c (n); create sequence e;\n",
      // a -> b, its key b -> d, the index d -> e, the sequence e -> a.
      "alter sequence e rename to aside; alter index d rename to e;\n"
      "alter table a rename constraint b to d; alter table a rename to b;\n"
      "alter sequence aside rename to a; alter table c rename to f;\n");
  for (const std::string& plan : {there, back}) {
    EXPECT_NO_PART(plan, "DROP");
    EXPECT_NO_PART(plan, "CREATE");
  }
}

// An index goes along with its table, under a name that is taken there for the moment.
TEST_F(Moves, AnIndexGoesWhereItsNameIsTaken) {
  const auto [there, back] = plans(
      "create schema z; create table t (n int); create index i on t (n); create schema x;\n"
      "create table x.o (n int); create index o_n on x.o (n);\n"
      "create table x.p (n int); create index p_n on x.p (n);\n"
      "create table z.u (n int constraint k primary key); create index z_j on z.u (n);\n"
      "create table v (n int constraint w primary key); create view z.w as select 1 as x;\n",
      "alter table z.u set schema public; alter index z_j rename to j; alter index i rename to "
      "z_j;\n"
      "alter table t set schema z; alter table u rename constraint k to i;\n"
      "alter view z.w rename to y; alter table v set schema z;\n"
      "alter table x.p set schema z; alter index z.p_n rename to o_n; alter schema x rename to "
      "q;\n");
  for (const std::string& plan : {there, back}) {
    EXPECT_NO_PART(plan, "DROP");
    EXPECT_NO_PART(plan, "CREATE");
  }
}

}  // namespace
}  // namespace shale::testing_::in_moves
