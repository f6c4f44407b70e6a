// The layer over libpq, on a real server.
#include <csignal>

#include "base/process.h"
#include "support/bench.h"

namespace shale::testing_::in_pg {
namespace {

class Pg : public Bench {
 protected:
  void SetUp() override { url_ = new_database(); }
  std::string url_;
};

TEST_F(Pg, QueriesTakeParametersAndGiveRows) {
  Connection connection = connect(url_);
  const auto rows = connection.query("select $1::int + 1, $2::text, null, true", {
                                                                                     "41",
                                                                                     "it's",
                                                                                 });
  ASSERT_TRUE(rows) << rows.error().what;
  EXPECT_EQ(rows->number(0, 0), 42);
  EXPECT_EQ(rows->at(0, 1), "it's");
  EXPECT_TRUE(rows->is_null(0, 2));
  EXPECT_TRUE(rows->truth(0, 3));
  const auto null = connection.query("select $1::text is null", {std::nullopt});
  EXPECT_TRUE(null->truth(0, 0));
}

TEST_F(Pg, AnErrorHasItsStatePositionAndTheServersHint) {
  Connection connection = connect(url_);
  const auto rows = connection.query("select 'é', nothing_here from pg_class");
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().sqlstate, "42703");
  EXPECT_EQ(rows.error().position, 13U) << "characters, not bytes";
  EXPECT_EQ(rows.error().fault, Fault::database);
  const auto hinted = connection.query("select lower(1)");
  EXPECT_NE(hinted.error().detail.find("HINT: No function matches"), std::string::npos)
      << hinted.error().detail;
}

TEST_F(Pg, PlansAreKept) {
  Connection connection = connect(url_);
  constexpr auto kept = Connection::Plans::kept;
  const auto plans = [&] {
    return connection.query("select count(*) from pg_prepared_statements")->number(0, 0);
  };
  const std::vector<std::string> good{"select 1", "select 2 where false", "select 3"};
  for (int i = 0; i < 2; ++i) {
    const auto rows = connection.pipeline(good, kept);
    ASSERT_TRUE(rows) << rows.error().what;
    ASSERT_EQ(rows->size(), 3U);
    EXPECT_EQ((*rows)[0].at(0, 0), "1");
    EXPECT_EQ((*rows)[1].size(), 0);
    EXPECT_EQ((*rows)[2].at(0, 0), "3");
    EXPECT_EQ(plans(), 3);
  }
  // What an error has cut short is prepared again.
  const auto bad =
      connection.pipeline(std::vector<std::string>{"select 1", "select 4 / 0", "select 5"}, kept);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().sqlstate, "22012");
  const auto after = connection.pipeline(std::vector<std::string>{"select 5", "select 1"}, kept);
  ASSERT_TRUE(after) << after.error().what;
  EXPECT_EQ((*after)[0].at(0, 0), "5");
  EXPECT_EQ((*after)[1].at(0, 0), "1");
  ASSERT_TRUE(connection.pipeline(good));
}

TEST_F(Pg, AScriptSaysHowManyStatementsWereDone) {
  Connection connection = connect(url_);
  std::vector<std::string> seen;
  ScriptResult result = connection.script(
      "create table t (x int); insert into t values (1), (2) returning x; select 1/0; select 3",
      [&](std::size_t statement, const Rows& row) {
        seen.push_back(std::to_string(statement) + ":" + std::string(row.at(0, 0)));
      });
  EXPECT_EQ(result.done, 2U);
  EXPECT_EQ(seen, (std::vector<std::string>{"1:1", "1:2"}));
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->sqlstate, "22012");
  EXPECT_EQ(value(url_, "select to_regclass('t') is null"), "t") << "it is one transaction";
}

TEST_F(Pg, APipelineIsOneRoundTripAndStopsAtItsFirstError) {
  Connection connection = connect(url_);
  const std::vector<std::string> good = {"select 1", "select 2", "select 3"};
  const auto rows = connection.pipeline(good);
  ASSERT_TRUE(rows) << rows.error().what;
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[2].number(0, 0), 3);
  const std::vector<std::string> bad = {"create table p (x int)", "select 1/0",
                                        "create table q (x int)"};
  const auto failed = connection.pipeline(bad);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().sqlstate, "22012");
  EXPECT_EQ(value(connection, "select count(*) from pg_class where relname in ('p', 'q')"), "0");
}

TEST_F(Pg, CopyTakesDataAndRefusesWhatIsWrong) {
  Connection connection = connect(url_);
  ASSERT_TRUE(connection.run("create table t (x int, y text)"));
  std::string data;
  for (int i = 0; i < 50'000; ++i) data += std::to_string(i) + "\trow " + std::to_string(i) + "\n";
  ASSERT_TRUE(connection.copy("copy t from stdin", data));
  EXPECT_EQ(value(connection, "select count(*) from t"), "50000");
  const Status refused = connection.copy("copy t from stdin", "not a number\tx\n");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sqlstate, "22P02");
  EXPECT_EQ(value(connection, "select count(*) from t"), "50000");
  EXPECT_FALSE(connection.copy("copy nowhere from stdin", "1\n"));
  EXPECT_TRUE(connection.alive());
}

TEST_F(Pg, ATransactionThatIsNotCommittedIsRolledBack) {
  Connection connection = connect(url_);
  {
    auto transaction = Transaction::begin(connection);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(connection.run("create table t (x int)"));
    EXPECT_TRUE(connection.in_transaction());
  }
  EXPECT_FALSE(connection.in_transaction());
  EXPECT_EQ(value(connection, "select to_regclass('t') is null"), "t");
  auto transaction = Transaction::begin(connection);
  ASSERT_TRUE(connection.run("create table t (x int)"));
  ASSERT_TRUE(transaction->commit());
  EXPECT_EQ(value(url_, "select to_regclass('t') is null"), "f");
}

TEST_F(Pg, NoticesAndTheWatchAreHeardAndACancelEndsAStatement) {
  Connection connection = connect(url_);
  std::vector<Notice> notices;
  connection.on_notice([&](const Notice& notice) { notices.push_back(notice); });
  ASSERT_TRUE(
      connection.run("do $$ begin raise warning 'mind the gap' using hint = 'jump'; end $$"));
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].severity, "WARNING");
  EXPECT_EQ(notices[0].message, "mind the gap");
  EXPECT_EQ(notices[0].hint, "jump");
  int ticks = 0;
  connection.watch([&](Milliseconds) {
    if (++ticks == 2) connection.cancel();
  });
  const Status ended = connection.run("select pg_sleep(60)");
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().sqlstate, "57014");
  EXPECT_EQ(ticks, 2);
}

TEST_F(Pg, ALostConnectionIsSaidAndNoPoolerIsSeenWhereThereIsNone) {
  Connection connection = connect(url_);
  const auto pooled = connection.behind_pooler();
  ASSERT_TRUE(pooled);
  EXPECT_FALSE(*pooled);
  run_sql(url_, "select pg_terminate_backend(" + std::to_string(connection.backend_pid()) + ")");
  const auto rows = connection.query("select 1");
  ASSERT_FALSE(rows);
  EXPECT_FALSE(connection.alive());
  EXPECT_EQ(rows.error().fault, Fault::database);
}

}  // namespace
}  // namespace shale::testing_::in_pg
