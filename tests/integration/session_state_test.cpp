// What a file leaves in its session breaks nothing for the next file, nor for the history.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_session_state {
namespace {

class SessionState : public Bench {
 protected:
  // A file that does something to the session, one that would feel it, and one that shares its
  // message with others.
  void expect_harmless(const std::string& sql) {
    for (const Words& command : {Words{"up"}, Words{"up", "--single-transaction"}}) {
      Project project(empty_database());
      project.write("001_first.sql", "create schema app;\ncreate table t (n int);\n");
      project.write("002_odd.sql", sql);
      project.write("003_next.sql",
                    "create table after_it (t text default 'a\\b');\ninsert into after_it "
                    "select current_user || current_setting('search_path') || "
                    "current_setting('lock_timeout') || "
                    "current_setting('standard_conforming_strings');\n");
      project.write("004_last.sql", "create table last (n int);\n");
      const Answer answer = project.run(command);
      EXPECT_EQ(answer.exit_code, 0) << sql << answer.all();
      EXPECT_EQ(history(project.url()).size(), 4u) << sql;
      EXPECT_EQ(value(project.url(),
                      "select to_regclass('public.after_it') is not null and "
                      "to_regclass('public.last') is not null"),
                "t")
          << sql;
      EXPECT_EQ(value(project.url(), "select t from after_it"), "postgres\"$user\", public5son")
          << sql;
      EXPECT_EQ(value(project.url(), "select count(distinct role) from shale.history"), "1") << sql;
    }
  }
};

TEST_F(SessionState, SearchPath) {
  expect_harmless("set search_path = '';\ncreate table app.x (n int);\n");
  expect_harmless("select pg_catalog.set_config('search_path', '', false);\n");
  expect_harmless("do $$ begin perform set_config('search_path', 'app', false); end $$;\n");
}
TEST_F(SessionState, Role) {
  run_sql(url_of("postgres"), "create role plain");
  expect_harmless("set role plain;\nselect 1;\n");
  expect_harmless("set session authorization plain;\nselect 1;\n");
  expect_harmless("grant plain to current_user;\nset local role plain;\nselect 1;\n");
}
TEST_F(SessionState, Strings) {
  expect_harmless("set standard_conforming_strings = off;\nselect 1;\n");
  expect_harmless(
      "set client_encoding = 'LATIN1';\nset datestyle = 'German';\nset timezone = 1;\n");
}
// Postgres reads a message as a whole, before the SET in it runs.
TEST_F(SessionState, BackslashesAreReadAsTheFileWantsThem) {
  for (const Words& command : {Words{"up"}, Words{"up", "--single-transaction"}}) {
    Project project(empty_database());
    project.write("001_a.sql",
                  "create table a (t text);\nset standard_conforming_strings = off;\n"
                  "insert into a values ('x\\ty');\n");
    project.write("002_b.sql", "insert into a values ('x\\ty');\n");
    const Answer answer = project.run(command);
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
    EXPECT_EQ(column(project.url(), "select t from a"), (Words{"x\ty", "x\\ty"}));
  }
}
TEST_F(SessionState, TemporaryTables) {
  expect_harmless("create temp table after_it (n int);\ncreate temp table last (n int);\n");
  expect_harmless("select 1 as n into temp history;\n");
}
TEST_F(SessionState, Resets) {
  expect_harmless("reset all;\n");
  expect_harmless("set lock_timeout = '1ms';\nset statement_timeout = '20s';\n");
}
TEST_F(SessionState, PreparedStatementsAndCursors) {
  expect_harmless("prepare s as select 1;\ndeclare c cursor with hold for select 1;\nlisten x;\n");
}
TEST_F(SessionState, AdvisoryLocks) {
  expect_harmless("select pg_advisory_unlock_all();\n");
  expect_harmless("select pg_advisory_lock(1);\n");
}

TEST_F(SessionState, DiscardAllGivesTheLockBackForAMomentOnly) {
  Project project(empty_database());
  project.write("001_first.sql", "create table t (n int);\n");
  project.write("002_odd.sql", "discard all;\nselect pg_advisory_unlock_all();\n");
  project.write("003_gate.sql", gate(1));
  Gate held(project.url(), 1);
  Process run = project.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); })) << run.said();
  EXPECT_EQ(value(project.url(),
                  "select count(*) from pg_locks where locktype = 'advisory' and "
                  "granted and classid = 1936220524"),
            "2");
  held.open();
  EXPECT_EQ(run.wait().exit_code, 0);
}

// The role that a file takes holds over the part that runs outside of a transaction.
TEST_F(SessionState, ARoleHoldsForTheWholeFile) {
  Project project(empty_database());
  run_sql(project.url(), "create role owner_of_all; grant all on schema public to owner_of_all");
  project.write("001_odd.sql",
                "set role owner_of_all;\ncreate table a (n int);\n"
                "create index concurrently on a (n);\ncreate table b (n int);\n");
  project.write("002_next.sql", "create table c (n int);\n");
  const Answer answer = project.run({"up"});
  ASSERT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(column(project.url(),
                   "select relname || ' ' || relowner::regrole from pg_class where "
                   "relnamespace = 'public'::regnamespace and relkind = 'r' "
                   "order by 1"),
            (Words{"a owner_of_all", "b owner_of_all", "c postgres"}));
}

}  // namespace
}  // namespace shale::testing_::in_session_state
