// Connections that are lost, refused, cut short or not allowed: what the person reads, what is
// left.
#include <csignal>
#include <fstream>
#include <thread>

#include "base/clock.h"
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_faults_connection {
namespace {

class ConnectionFault : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    database_ = Target::parse(project_.url())->get("dbname");
    project_.write("001_a.sql", "create table a (n int);\n");
    project_.write("002_b.sql", "create table b (n int);\n" + gate(1));
  }
  // A role that may log in, made for this test.
  std::string role(const std::string& settings = "") {
    const std::string name = "role_of_" + database_;
    run_sql(project_.url(), "create role " + name + " login; grant create on database " +
                                database_ + " to " + name + "; grant create on schema public to " +
                                name + ";" + replace_all(settings, "$", name));
    return name;
  }
  std::string url_as(const std::string& role) {
    return Target::parse(project_.url())->with("user", role).url();
  }
  // Ends the connection of shale that works (or, with `idle`, the other one).
  void terminate(bool idle) {
    const std::string which = idle ? "<>" : "=";
    EXPECT_EQ(
        value(
            project_.url(),
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = "
            "current_database() and application_name = 'shale' and coalesce(wait_event_type, '') " +
                which + " 'Lock'"),
        "1");
  }

  Project project_{};
  std::string database_;
};

TEST_F(ConnectionFault, TheWorkerIsTerminated) {
  for (const Words& command : {Words{"up"}, Words{"up", "--single-transaction"}}) {
    Gate held(project_.url(), 1);
    Process run = project_.start(command);
    ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
    terminate(false);
    const Answer answer = run.wait();
    EXPECT_EQ(answer.exit_code, 3);
    EXPECT_SAYS(answer, "terminating connection due to administrator command [57P01]");
  }
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(ConnectionFault, TheWorkerIsTerminatedInABatch) {
  project_.write("002_b.sql", "create table b (n int);\ndrop table if exists x;\n");
  run_sql(project_.url(), "create table x (n int)");
  Connection other = connect(project_.url());
  ASSERT_TRUE(other.run("begin; lock table x"));
  Process run = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return waits_for_lock(project_.url(), ""); }));
  terminate(false);
  const Answer answer = run.wait();
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "[57P01]");
  EXPECT_SAYS(answer, "how far 002_b came is in the history");
  EXPECT_EQ(applied(project_.url()), (Words{"001_a"}));
}

TEST_F(ConnectionFault, TheLockConnectionIsTerminated) {
  Gate held(project_.url(), 1);
  Process run = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  terminate(true);
  Process other = project_.start({"up"});
  EXPECT_TRUE(eventually([&] { return contains(other.said(), "waiting: "); }))
      << "the worker holds a lock of its own";
  held.open();
  EXPECT_EQ(run.wait().exit_code, 0);
  EXPECT_EQ(other.wait().exit_code, 0);
  EXPECT_EQ(history(project_.url()).size(), 2u);
}

TEST_F(ConnectionFault, CtrlCCancelsTheStatement) {
  for (const int number : {SIGINT, SIGTERM}) {
    Gate held(project_.url(), 1);
    Process run = project_.start({"up"});
    ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
    run.signal(number);
    const Answer answer = run.wait();
    EXPECT_EQ(answer.exit_code, 130) << answer.all();
    EXPECT_SAYS(answer, "002_b was rolled back whole");
    EXPECT_TRUE(eventually([&] { return !held.waited_for(); }));
    EXPECT_EQ(value(project_.url(), "select to_regclass('b') is null"), "t");
  }
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
}

TEST_F(ConnectionFault, CtrlCOutsideOfATransactionIsRecorded) {
  project_.write("002_b.sql", "-- shale: no-transaction\ncreate table b (n int);\ncall p();\n");
  run_sql(project_.url(),
          "create procedure p() language plpgsql as $$ begin commit; "
          "perform pg_advisory_xact_lock(7, 1); end $$");
  Gate held(project_.url(), 1);
  Process run = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  run.signal(SIGINT);
  const Answer answer = run.wait();
  EXPECT_EQ(answer.exit_code, 130) << answer.all();
  EXPECT_SAYS(answer, "1 of 2 statements of 002_b is done and recorded");
  EXPECT_EQ(value(project_.url(), "select event from shale.history order by number desc limit 1"),
            "failed");
  held.open();
  // It committed on its way, so it is not run again unasked.
  const Answer again = project_.run({"up"});
  EXPECT_EQ(again.exit_code, 3) << again.all();
  EXPECT_SAYS(again, "shale repair --finish --from 2 (run it again)");
  EXPECT_EQ(project_.run({"repair", "--finish", "--from", "2"}).exit_code, 0);
  EXPECT_EQ(project_.run({"status", "--check"}).exit_code, 0);
}

TEST_F(ConnectionFault, AReadOnlyDatabase) {
  run_sql(project_.url(),
          "alter database " + database_ + " set default_transaction_read_only = on");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "read-only transaction [25006]");
  EXPECT_SAYS(answer, "hint: ");
  EXPECT_EQ(project_.run({"status"}).exit_code, 0) << "reading is allowed";
}

TEST_F(ConnectionFault, ARoleThatMayNotCreateTheHistory) {
  const std::string name = role("revoke create on database " + database_ + " from $");
  project_.use(url_as(name));
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "making the history (schema shale): permission denied for database");
  EXPECT_SAYS(answer, "grant create on database " + database_);
}

TEST_F(ConnectionFault, ARoleWithoutRightsOnSchemaPublic) {
  const std::string name = role("revoke create on schema public from $");
  project_.use(url_as(name));
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "001_a.sql:1:14: permission denied for schema public [42501]");
}

TEST_F(ConnectionFault, AHistoryThatMayNotBeRead) {
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  project_.use(url_as(role()));
  for (const char* command : {"up", "status"}) {
    const Answer answer = project_.run({command});
    EXPECT_EQ(answer.exit_code, 3);
    EXPECT_SAYS(answer, "reading the history: permission denied for schema shale");
    EXPECT_SAYS(answer, "grant usage on schema shale");
  }
}

TEST_F(ConnectionFault, AStatementTimeoutOfTheRole) {
  project_.use(url_as(role("alter role $ set statement_timeout = '300ms'")));
  project_.write("002_b.sql", "create table b (n int);\nselect pg_sleep(20);\n");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "002_b.sql:2:1: canceling statement due to statement timeout [57014]");
  EXPECT_SAYS(answer, "002_b was rolled back whole");
}

TEST_F(ConnectionFault, WhoHoldsTheLockIsNamed) {
  project_.write("002_b.sql", "alter table a add column m int;\n");
  EXPECT_EQ(project_.run({"up", "--to", "001"}).exit_code, 0);
  Connection other = connect(project_.url());
  ASSERT_TRUE(other.run("begin; lock table a"));
  const std::string pid = std::to_string(other.backend_pid());
  const Answer answer = project_.run({"up", "--lock-timeout", "700ms", "--lock-retries", "1"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer,
              "002_b.sql:1:1: canceling statement due to lock timeout (after 2 attempts) "
              "[55P03]");
  EXPECT_SAYS(answer, "the lock is held by pid " + pid);
  EXPECT_SAYS(answer, "--lock-timeout");
}

TEST_F(ConnectionFault, ALockThatIsGivenBackInTime) {
  project_.write("002_b.sql", "alter table a add column m int;\n");
  EXPECT_EQ(project_.run({"up", "--to", "001"}).exit_code, 0);
  Connection other = connect(project_.url());
  ASSERT_TRUE(other.run("begin; lock table a"));
  Process run = project_.start({"up", "--lock-timeout", "200ms", "--lock-retries", "50"});
  ASSERT_TRUE(eventually([&] { return contains(run.said(), "trying again"); }));
  ASSERT_TRUE(other.run("rollback"));
  const Answer answer = run.wait();
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(history(project_.url()).size(), 2u);
}

TEST_F(ConnectionFault, ADatabaseThatDoesNotExist) {
  project_.use(url_of("no_such"));
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "database \"no_such\" does not exist");
  EXPECT_SAYS(answer, "createdb no_such");
}

TEST_F(ConnectionFault, AServerThatIsNotThere) {
  project_.use("postgres://nobody:geheim@127.0.0.1:1/x");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "Connection refused");
  EXPECT_SAYS(answer, "hint: Is the server running on that host");
  EXPECT_SAYS(answer, "tried postgresql://nobody@127.0.0.1:1/x");
  EXPECT_FALSE(contains(answer.all(), "geheim"));
}

TEST_F(ConnectionFault, WaitsForAServerThatComesUp) {
  project_.remove("002_b.sql");
  kill_server();
  Process run = project_.start({"up", "--wait", "60s"});
  ASSERT_TRUE(eventually([&] { return contains(run.said(), "waiting for the database"); }));
  restart_server();
  const Answer answer = run.wait();
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(applied(url_of(database_)), (Words{"001_a"}));
}

// The cluster of the test asks this role for its password.
TEST_F(ConnectionFault, AWrongPassword) {
  const std::string name = role("alter role $ password 'right-one'");
  const Path hba = server().folder() / "data" / "pg_hba.conf";
  const std::string before = *read_file(hba);
  { std::ofstream(hba) << "local all " << name << " scram-sha-256\n" << before; }
  run_sql(project_.url(), "select pg_reload_conf()");
  const Target target = Target::parse(project_.url())->with("user", name);
  Project other(target.with("password", "geheim").url());
  other.write("001_a.sql", "create table a (n int);\n");
  ASSERT_TRUE(eventually([&] { return other.run({"status"}).exit_code == 3; }));
  const Answer wrong = other.run({"up"});
  EXPECT_EQ(wrong.exit_code, 3);
  EXPECT_SAYS(wrong, "password authentication failed for user \"" + name + "\"");
  EXPECT_SAYS(wrong, "check the user and the password");
  EXPECT_FALSE(contains(wrong.all(), "geheim")) << wrong.all();
  other.use(target.url());
  const Answer variable = other.run({"up"}, {{"PGPASSWORD", "verborgen"}});
  EXPECT_EQ(variable.exit_code, 3);
  EXPECT_FALSE(contains(variable.all(), "verborgen")) << variable.all();
  EXPECT_EQ(other.run({"up"}, {{"PGPASSWORD", "right-one"}}).exit_code, 0);
  { std::ofstream(hba) << before; }
  run_sql(project_.url(), "select pg_reload_conf()");
}

}  // namespace
}  // namespace shale::testing_::in_faults_connection
