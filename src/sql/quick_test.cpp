#include <gtest/gtest.h>

#include <string>

#include "sql/facts.h"

namespace shale {
namespace {

TEST(QuickFacts, NamesTheVerb) {
  struct Case {
    std::string_view text;
    std::string_view verb;
  };
  const Case cases[] = {
      {"", ""},
      {"frobnicate x", ""},
      {"\"create\" table", ""},
      {"-- x\n /* y */ CREATE /* z */ TABLE t ()", "create table"},
      {"create unlogged table t ()", "create table"},
      {"create or replace function f() returns int", "create function"},
      {"create or replace procedure p()", "create procedure"},
      {"create unique index on t (a)", "create index"},
      {"create or replace recursive view v as select 1", "create view"},
      {"create materialized view v as select 1", "create materialized view"},
      {"create constraint trigger x after insert on t", "create trigger"},
      {"create event trigger x on y", "create event trigger"},
      {"create foreign table t ()", "create foreign table"},
      {"create foreign data wrapper w", "create foreign data wrapper"},
      {"create text search configuration c (copy = d)", "create text search configuration"},
      {"create default conversion c for 'a' to 'b' from f", "create conversion"},
      {"create trusted procedural language l", "create language"},
      {"create operator class c for type t", "create operator class"},
      {"create operator + (leftarg = t)", "create operator"},
      {"create strange thing", "create"},
      {"alter default privileges grant select on tables to r", "alter default privileges"},
      {"alter table t add a int", "alter table"},
      {"drop owned by r", "drop owned"},
      {"(select 1)", "select"},
      {"with a as (select 1), b (c) as (values (1)) insert into t select 1", "insert"},
      {"with recursive a as (select 1) select 1", "select"},
      {"START transaction", "start transaction"},
      {"prepare transaction 'x'", "prepare transaction"},
      {"prepare transaction as select 1", "prepare"},
      {"refresh materialized view concurrently v", "refresh materialized view"},
      {"security label on table t is 'x'", "security label"},
      {"copy t from stdin", "copy"},
      {"do $$ $$", "do"},
  };
  for (const Case& c : cases) EXPECT_EQ(quick_facts(c.text).verb, c.verb) << c.text;
}

TEST(QuickFacts, KnowsWhatNoTransactionMayHold) {
  const std::string_view forbidden[] = {
      "create index concurrently on t (a)",
      "CREATE UNIQUE INDEX /* x */ CONCURRENTLY if not exists i on t (a)",
      "drop index concurrently if exists i",
      "reindex index concurrently i",
      "reindex table concurrently t",
      "reindex (verbose, concurrently) table t",
      "reindex (concurrently true, tablespace x) index i",
      "reindex schema s",
      "reindex (verbose) database d",
      "reindex database",
      "reindex system d",
      "vacuum",
      "vacuum full analyze t",
      "cluster",
      "cluster verbose",
      "cluster (verbose)",
      "create database d",
      "drop database if exists d",
      "alter database d set tablespace x",
      "create tablespace x location 'y'",
      "drop tablespace x",
      "alter system set a = 1",
      "discard all",
      "alter table t detach partition p concurrently",
      "alter table if exists only s.t detach partition \"x\".p concurrently",
      "create subscription s connection 'c' publication p",
      "create subscription s connection 'c' publication p with (enabled = false)",
      "create subscription s connection 'connect=false' publication p",
      "drop subscription s",
      "alter subscription s refresh publication",
      "alter subscription s set publication p",
      "alter subscription s add publication p, q with (copy_data = false)",
      "alter subscription s drop publication p with (refresh = true)",
      "alter subscription s set (two_phase = true)",
  };
  for (const auto text : forbidden) {
    EXPECT_EQ(quick_facts(text).transaction, TransactionRule::forbidden) << text;
  }
  const std::string_view any[] = {
      "create table concurrently (a int)",
      "create index \"concurrently\" on t (a)",
      "create index i on t (a) where b = 'concurrently'",
      "create index i /* concurrently */ on t (a)",
      "drop index \"concurrently\"",
      "drop table concurrently",
      "refresh materialized view concurrently v",
      "reindex (concurrently false) table t",
      "reindex table t",
      "analyze",
      "cluster t",
      "cluster verbose t using i",
      "alter database d set x = 'set tablespace'",
      "alter table t detach partition p",
      "alter table t detach partition p finalize",
      "alter table t detach partition concurrently",
      "alter table t rename detach to concurrently",
      "discard temp",
      "create subscription s connection 'c' publication p with (connect = false)",
      "create subscription s connection 'c' publication p with (enabled, create_slot = 'off')",
      "alter subscription s disable",
      "alter subscription s set publication p with (refresh = false)",
      "alter subscription s set (slot_name = none)",
      "alter type t add value 'x'",
      "comment on table t is 'vacuum'",
  };
  for (const auto text : any) {
    EXPECT_EQ(quick_facts(text).transaction, TransactionRule::any) << text;
  }
}

TEST(QuickFacts, KnowsTransactionControl) {
  struct Case {
    std::string_view text;
    TransactionRule rule;
  };
  const Case cases[] = {
      {"begin", TransactionRule::begin},
      {"BEGIN isolation level serializable", TransactionRule::begin},
      {"start transaction read only", TransactionRule::begin},
      {"commit", TransactionRule::commit},
      {"end work", TransactionRule::commit},
      {"commit and no chain", TransactionRule::commit},
      {"commit transaction and chain", TransactionRule::other},
      {"commit prepared 'x'", TransactionRule::other},
      {"rollback", TransactionRule::rollback},
      {"abort", TransactionRule::rollback},
      {"rollback work to savepoint s", TransactionRule::savepoint},
      {"rollback and chain", TransactionRule::other},
      {"rollback prepared 'x'", TransactionRule::other},
      {"savepoint s", TransactionRule::savepoint},
      {"release s", TransactionRule::savepoint},
      {"prepare transaction 'x'", TransactionRule::other},
  };
  for (const Case& c : cases) EXPECT_EQ(quick_facts(c.text).transaction, c.rule) << c.text;
}

TEST(QuickFacts, CallsOnlyPlainDdlQuiet) {
  const std::string_view quiet[] = {
      "create table t (a int, b text default f())",
      "create table t (a int generated always as (b) stored)",
      "create table t (like u)",
      "create table t ()",
      "create table p partition of t for values in (1)",
      "create index on t (f(a))",
      "create view v as select 1",
      "create function f() returns int language sql as 'select 1'",
      "alter table t add a varchar(5) not null default now()",
      "alter table t add constraint c check (f(a))",
      "drop extension e",
      "grant select on t to r",
      "comment on table t is 'x'",
      "create schema s",
  };
  for (const auto text : quiet) EXPECT_FALSE(quick_facts(text).session) << text;
  const std::string_view loud[] = {
      "create temp table t (a int)",
      "create local temporary view v as select 1",
      "create table pg_temp.t (a int)",
      "create table if not exists pg_temp.t (a int)",
      "create table t as select f()",
      "create table s.t (a, b) as select f()",
      "create table t (a) as execute q",
      "create table t with (fillfactor = 10) as select f()",
      "create materialized view v as select f()",
      "create extension e",
      "alter table t alter a type int using f(a)",
      "alter table t add a int default f()",
      "alter system set a = 1",
      "set a = 1",
      "select 1",
      "insert into t values (1)",
      "do 'x'",
      "frobnicate",
  };
  for (const auto text : loud) EXPECT_TRUE(quick_facts(text).session) << text;
}

TEST(QuickFacts, KnowsWhatMayEndATransaction) {
  const std::string_view may[] = {
      "call p()",
      "do $$ begin commit; end $$",
      "do language plpgsql $x$ begin if a then rollback; end if; end $x$",
      "do 'begin loop commit and chain; end loop; end'",
  };
  for (const auto text : may) EXPECT_TRUE(quick_facts(text).may_end_transaction) << text;
  const std::string_view never[] = {
      "do $$ begin perform 'commit;'; end $$",
      "do $$ begin -- commit;\n end $$",
      "do $$ begin a := commit; end $$",
      "do $$ begin insert into t values ('x'); end",
      "create procedure p() as $$ begin commit; end $$",
  };
  for (const auto text : never) EXPECT_FALSE(quick_facts(text).may_end_transaction) << text;
}

}  // namespace
}  // namespace shale
