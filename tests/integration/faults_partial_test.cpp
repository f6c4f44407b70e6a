// kill -9 in the middle of statements that run outside of transactions, and what they leave: an
// invalid index, a partition that is half detached, a CALL of which nobody knows whether it ran.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_faults_partial {
namespace {

class Partial : public Bench {
 protected:
  void SetUp() override { project_.use(new_database()); }

  Answer up() { return project_.run({"up"}); }
  void expect_up() {
    const Answer answer = up();
    ASSERT_EQ(answer.exit_code, 0) << answer.all();
  }
  // Somebody else's transaction that has written to the table: CONCURRENTLY waits for it.
  Connection writer(const std::string& table) {
    Connection connection = connect(project_.url());
    EXPECT_TRUE(connection.run("begin; delete from " + table + " where false; lock table " + table +
                               " in row exclusive mode"));
    return connection;
  }
  // Kills the `up` that waits in a statement with `part` in its text.
  void kill_in(const std::string& part) {
    Process run = project_.start({"up"});
    ASSERT_TRUE(eventually([&] { return waits_for_lock(project_.url(), part); })) << run.said();
    run.kill_hard();
  }
  std::string invalid() {
    return value(project_.url(), "select count(*) from pg_index where not indisvalid");
  }

  Project project_{};
};

constexpr const char* two_rows = "create table a (n int); insert into a values (1), (2);\n";
constexpr const char* twins = "create table a (n int); insert into a values (1), (1);\n";

TEST_F(Partial, KilledInCreateIndexConcurrently) {
  for (const bool unique : {false, true}) {
    project_.use(new_database());
    project_.write("001_a.sql", two_rows);
    expect_up();
    project_.write("002_i.sql", std::string("create ") + (unique ? "unique " : "") +
                                    "index concurrently a_n on a (n);\n");
    Connection other = writer("a");
    kill_in("concurrently");
    ASSERT_TRUE(other.run("rollback"));
    expect_up();
    EXPECT_EQ(invalid(), "0");
    EXPECT_EQ(value(project_.url(), "select count(*) from pg_indexes where tablename = 'a'"), "1");
    EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_i"}));
    project_.remove("002_i.sql");
  }
}

TEST_F(Partial, TheNextRunWaitsForTheStatementOfTheDeadOne) {
  project_.write("001_a.sql", two_rows);
  expect_up();
  project_.write("002_i.sql", "create index concurrently on a (n);\n");
  Connection other = writer("a");
  kill_in("concurrently");
  Process next = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return contains(next.said(), "a runner that is gone"); }));
  EXPECT_TRUE(contains(next.said(), "create index concurrently")) << next.said();
  ASSERT_TRUE(other.run("rollback"));
  EXPECT_EQ(next.wait().exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select count(*) from pg_indexes where tablename = 'a'"), "1");
}

TEST_F(Partial, AnIndexThatFailedIsDroppedAndMadeAnew) {
  project_.write("001_a.sql", twins);
  project_.write("002_i.sql", "create unique index concurrently a_n on a (n);\n");
  const Answer refused = up();
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_TRUE(contains(refused.err, "could not create unique index \"a_n\" [23505]"))
      << refused.err;
  EXPECT_TRUE(contains(refused.err, "002_i.sql:1:1")) << refused.err;
  EXPECT_EQ(invalid(), "1");
  EXPECT_EQ(up().exit_code, 3) << "and once more, from the same point";
  EXPECT_EQ(invalid(), "1");
  run_sql(project_.url(), "delete from a where ctid = (select min(ctid) from a)");
  const Answer answer = up();
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_TRUE(contains(answer.err, "dropped the invalid index a_n")) << answer.err;
  EXPECT_EQ(invalid(), "0");
}

TEST_F(Partial, AnIndexThatFailsAfterItsRunnerWasKilled) {
  project_.write("001_a.sql", twins);
  expect_up();
  project_.write("002_i.sql", "create unique index concurrently a_n on a (n);\n");
  Connection other = writer("a");
  kill_in("concurrently");
  ASSERT_TRUE(other.run("rollback"));
  EXPECT_EQ(up().exit_code, 3);
  EXPECT_EQ(invalid(), "1");
  run_sql(project_.url(), "delete from a where ctid = (select min(ctid) from a)");
  expect_up();
  EXPECT_EQ(invalid(), "0");
}

TEST_F(Partial, OtherPeoplesInvalidIndexesStay) {
  project_.write("001_a.sql", twins + std::string("create table b (n int); "
                                                  "insert into b values (1), (1);\n"));
  expect_up();
  Connection own = connect(project_.url());
  EXPECT_FALSE(own.run("create unique index concurrently a_theirs on a (n)"));
  project_.write("002_i.sql", "create index concurrently a_n on a (n);\n");
  Connection other = writer("a");
  kill_in("a_n on a");
  EXPECT_FALSE(own.run("create unique index concurrently b_theirs on b (n)"));
  ASSERT_TRUE(other.run("rollback"));
  expect_up();
  EXPECT_EQ(
      column(project_.url(),
             "select indexrelid::regclass::text from pg_index where not indisvalid order by 1"),
      (Words{"a_theirs", "b_theirs"}));
}

TEST_F(Partial, KilledInDropIndexConcurrently) {
  project_.write("001_a.sql", two_rows + std::string("create index a_n on a (n);\n"));
  expect_up();
  project_.write("002_i.sql", "drop index concurrently a_n;\n");
  Connection other = writer("a");
  kill_in("drop index");
  ASSERT_TRUE(other.run("rollback"));
  expect_up();
  EXPECT_EQ(value(project_.url(), "select count(*) from pg_index where indrelid = 'a'::regclass"),
            "0");
}

TEST_F(Partial, KilledInReindexConcurrently) {
  project_.write("001_a.sql", two_rows + std::string("create index a_n on a (n);\n"));
  expect_up();
  project_.write("002_i.sql", "reindex table concurrently a;\n");
  Connection other = writer("a");
  kill_in("reindex");
  ASSERT_TRUE(other.run("rollback"));
  expect_up();
  EXPECT_EQ(column(project_.url(), "select indexname from pg_indexes where tablename = 'a'"),
            (Words{"a_n"}));
}

TEST_F(Partial, KilledInDetachConcurrently) {
  project_.write("001_a.sql",
                 "create table a (n int) partition by range (n);\n"
                 "create table a1 partition of a for values from (0) to (9);\n");
  expect_up();
  project_.write("002_d.sql", "alter table a detach partition a1 concurrently;\n");
  Connection other = writer("a");
  kill_in("detach");
  // The server must not finish it either.
  run_sql(
      project_.url(),
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shale'");
  ASSERT_TRUE(other.run("rollback"));
  expect_up();
  EXPECT_EQ(value(project_.url(), "select count(*) from pg_inherits"), "0");
}

TEST_F(Partial, OfACallNobodyKnows) {
  project_.write("001_p.sql",
                 "create table a (n int);\n"
                 "create procedure p() language plpgsql as $$ begin insert into a values (1); "
                 "commit; perform pg_advisory_xact_lock(7, 1); end $$;\n");
  expect_up();
  project_.write("002_call.sql", "-- shale: no-transaction\ncall p();\n");
  Gate held(project_.url(), 1);
  Process run = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); })) << run.said();
  run.kill_hard();
  held.open();
  const Answer answer = up();
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_TRUE(contains(answer.err, "002_call.sql:2:1")) << answer.err;
  EXPECT_TRUE(contains(answer.err, "nobody can know how much of it was done")) << answer.err;
  EXPECT_TRUE(contains(answer.err, "shale repair --finish --from 1")) << answer.err;
  EXPECT_EQ(project_.run({"repair", "--finish", "--from", "2"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select count(*) from a"), "1");
  EXPECT_EQ(applied(project_.url()), (Words{"001_p", "002_call"}));
}

// What the first part of a file set in the session holds for the part that comes after a kill.
TEST_F(Partial, TheSessionIsAsItWasWhenARunGoesOn) {
  project_.write("001_a.sql", "create schema app; create table app.a (n int);\n");
  expect_up();
  project_.write("002_i.sql",
                 "set search_path = app;\nselect 1;\n"
                 "create index concurrently a_n on a (n);\ncreate table b (n int);\n");
  Connection other = writer("app.a");
  kill_in("concurrently");
  ASSERT_TRUE(other.run("rollback"));
  expect_up();
  EXPECT_EQ(column(project_.url(),
                   "select relname from pg_class where relnamespace = "
                   "'app'::regnamespace order by 1"),
            (Words{"a", "a_n", "b"}));
}

}  // namespace
}  // namespace shale::testing_::in_faults_partial
