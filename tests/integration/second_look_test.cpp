// Ways to lose, double or skip a migration that are not to be.
#include <gtest/gtest.h>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_second_look {
namespace {

class SecondLook : public Bench {
 protected:
  void SetUp() override { project_.use(new_database()); }
  std::string ask(std::string_view sql) { return value(project_.url(), sql); }
  Project project_;
};

TEST_F(SecondLook, AnotherIndexOfTheTableIsNotTakenForTheOneThatFailed) {
  project_.write("001_a.sql", "create table t (a int); insert into t values (1), (1);");
  project_.write("002_i.sql", "create unique index concurrently t_a on t (a);");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  run_sql(project_.url(), "create index by_hand on t (a); delete from t");
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(ask("select indisvalid from pg_index where indexrelid = 't_a'::regclass"), "t");
}

TEST_F(SecondLook, AStatementPutBeforeTheOneThatFailedDoesNotHideWhatItLeft) {
  project_.write("001_a.sql", "create table t (a int); insert into t values (1), (1);");
  project_.write("002_i.sql", "create unique index concurrently t_a on t (a);");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  project_.write("002_i.sql", "delete from t;\ncreate unique index concurrently t_a on t (a);");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 0) << up.err;
  EXPECT_EQ(ask("select indisvalid from pg_index where indexrelid = 't_a'::regclass"), "t");
}

TEST_F(SecondLook, ADropThatFailedIsNotTakenForDone) {
  project_.write("001_i.sql", "drop index concurrently no_such_index;");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  EXPECT_TRUE(applied(project_.url()).empty());
}

TEST_F(SecondLook, AProcedureThatCommittedIsNotRunTwiceUnasked) {
  project_.write("001_p.sql",
                 "create table log (x int);\n"
                 "create procedure p() language plpgsql as $$ begin insert into log values (1); "
                 "commit; raise exception 'later'; end $$;");
  project_.write("002_c.sql", "call p();");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  const Answer again = project_.run({"up"});
  EXPECT_EQ(again.exit_code, 3);
  EXPECT_TRUE(contains(again.err, "nobody can know how much of it was done")) << again.err;
  EXPECT_EQ(ask("select count(*) from log"), "1");
}

TEST_F(SecondLook, AFunctionThatEndsTransactionsTakesNothingOutOfIts) {
  project_.write("001_a.sql", "create table a (x int);\ndo $$ begin execute 'vacuum'; end $$;");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_TRUE(contains(up.err, "001_a was rolled back whole")) << up.err;
  EXPECT_EQ(ask("select to_regclass('a') is null"), "t");
}

TEST_F(SecondLook, ResetRefusesToTakeOthersThingsAlong) {
  run_sql(project_.url(),
          "create extension citext; create schema other; "
          "create table other.users (email citext); insert into other.users values ('a')");
  project_.write("001_a.sql",
                 "create extension if not exists citext; create schema app; "
                 "create table app.t (x int primary key);");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  const Answer reset = project_.run({"reset", "--yes"});
  EXPECT_EQ(reset.exit_code, 3);
  EXPECT_TRUE(contains(reset.err, "column email of table other.users")) << reset.err;
  EXPECT_TRUE(contains(reset.err, "nothing was dropped")) << reset.err;
  EXPECT_EQ(ask("select email from other.users"), "a");
  EXPECT_EQ(applied(project_.url()).size(), 1U);
}

TEST_F(SecondLook, ResetLeavesTheSchemaPublicAndOthersExtensionsInIt) {
  run_sql(project_.url(),
          "create extension pgcrypto; create role reader_of_second_look; "
          "alter default privileges in schema public grant select on tables to "
          "reader_of_second_look; comment on schema public is 'ours'");
  project_.write(
      "001_a.sql",
      "create type mood as enum ('a'); create domain d as int check (value > 0);\n"
      "create table t (x d, m mood, y int generated always as identity);\n"
      "create function f(mood) returns int language sql as 'select 1';\n"
      "create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');\n"
      "create view v as select * from t; create operator ### (leftarg = int, rightarg = int, "
      "procedure = int4pl); create collation c from \"C\";");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  const std::string before = dump(project_.url());
  const Answer reset = project_.run({"reset", "--yes"});
  EXPECT_EQ(reset.exit_code, 0) << reset.err;
  EXPECT_EQ(dump(project_.url()), before);
  run_sql(project_.url(),
          "alter default privileges in schema public revoke select on tables from "
          "reader_of_second_look; drop owned by reader_of_second_look; "
          "drop role reader_of_second_look");
}

TEST_F(SecondLook, AnAcceptedEditDoesNotBecomeTheNewest) {
  for (const char* name : {"001_a", "002_b"}) {
    project_.write(std::string(name) + ".up.sql",
                   std::string("create table t") + name + " (x int);");
    project_.write(std::string(name) + ".down.sql", std::string("drop table t") + name + ";");
  }
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  project_.write("001_a.up.sql", "create table t001_a (x int, y int);");
  ASSERT_EQ(project_.run({"repair", "--accept", "001_a"}).exit_code, 0);
  ASSERT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), std::vector<std::string>{"001_a"});
  EXPECT_EQ(project_.run({"repair", "--accept", "002_b"}).exit_code, 2) << "it is pending";
}

TEST_F(SecondLook, ARenamedFileIsNotAppliedTwice) {
  project_.write("001_a.sql", "create table a (x int);");
  project_.write("002_f.sql", "insert into a values (1);");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  project_.remove("002_f.sql");
  project_.write("003_f.sql", "insert into a values (1);");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 2);
  EXPECT_TRUE(contains(up.err, "003_f is what was applied as 002_f")) << up.err;
  EXPECT_EQ(ask("select count(*) from a"), "1");
}

TEST_F(SecondLook, OtherMigrationsThanTheHistorysAreRefused) {
  project_.write("001_a.sql", "create table a (x int);");
  project_.write("002_b.sql", "create table b (x int);");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  Project other(project_.url());
  other.write("001_init.sql", "create table c (x int);");
  const Answer up = other.run({"up"});
  EXPECT_EQ(up.exit_code, 2);
  EXPECT_TRUE(contains(up.err, "this database's history is of other migrations")) << up.err;
}

TEST_F(SecondLook, AHalfDoneMigrationIsNotDoneAgainInOneTransaction) {
  project_.write("001_a.sql", "create table t (a int); insert into t values (1), (1);");
  project_.write("002_i.sql",
                 "insert into t values (1);\ncreate unique index concurrently u on t (a);");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  project_.write("002_i.sql", "insert into t values (1);\ncreate index u2 on t (a);");
  EXPECT_EQ(project_.run({"up", "--single-transaction"}).exit_code, 2);
  EXPECT_EQ(ask("select count(*) from t"), "3");
}

TEST_F(SecondLook, TheModesOfTheFilesOwnBeginHold) {
  project_.write("001_a.sql",
                 "begin isolation level serializable;\n"
                 "create table m as select current_setting('transaction_isolation') as level;\n"
                 "commit;");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(ask("select level from m"), "serializable");
}

TEST_F(SecondLook, SecretsInsideOfDynamicSqlAndUrlsAreNotShown) {
  project_.write("001_a.sql",
                 "do $x$ begin execute 'alter role nobody_here password ''geheim'''; end $x$;");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_FALSE(contains(up.all(), "geheim")) << up.all();
  const Answer url =
      project_.run({"up", "--database-url", "postgres://app:s3c@geheim@127.0.0.1:1/x"});
  EXPECT_EQ(url.exit_code, 2);
  EXPECT_FALSE(contains(url.all(), "geheim")) << url.all();
}

TEST_F(SecondLook, FinishTakesNoStatementThatIsNotThere) {
  project_.write("001_a.sql", "create table t (a int); insert into t values (1), (1);");
  project_.write("002_i.sql", "create unique index concurrently u on t (a);");
  EXPECT_EQ(project_.run({"up"}).exit_code, 3);
  const Answer repair = project_.run({"repair", "--finish", "--from", "9"});
  EXPECT_EQ(repair.exit_code, 2) << repair.all();
  EXPECT_TRUE(contains(repair.err, "002_i has 1 statement, so --from can't be 9")) << repair.err;
}

TEST_F(SecondLook, ARunnerThatWasKilledRunsAgainOnlyWhenToldTo) {
  project_.write("001_a.sql", "create table t (a int);");
  const Path program = project_.migrations() / "002_fill.sh";
  project_.write("002_fill.sh",
                 "#!/bin/sh\npsql \"$DATABASE_URL\" -qc 'insert into t values (1)'\n");
  std::filesystem::permissions(program, std::filesystem::perms(0755));
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  run_sql(project_.url(),
          "update shale.history set event = 'running', done = 0 where stem = '002_fill'");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_TRUE(contains(up.err, "002_fill is a program that was interrupted")) << up.err;
  const Answer finish = project_.run({"repair", "--finish"});
  EXPECT_EQ(finish.exit_code, 0) << finish.all();
  EXPECT_EQ(ask("select count(*) from t"), "2");
}

}  // namespace
}  // namespace shale::testing_::in_second_look
