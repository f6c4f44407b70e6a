// Many runners at once: each migration is applied exactly once, and every runner ends well.
#include <csignal>
#include <thread>

#include "base/clock.h"
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_concurrency {
namespace {

class Concurrency : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    for (int i = 1; i <= 30; ++i) {
      const std::string n = std::to_string(i), number = (i < 10 ? "00" : "0") + n;
      std::string text = "create table t" + n + " (n int);\ninsert into t" + n + " values (1);\n";
      if (i % 10 == 0) text += "create index concurrently on t" + n + " (n);\n";
      if (i % 10 == 5) text += "set search_path = '';\n";
      project_.write(number + "_t.sql", text);
    }
  }

  std::vector<Process> start_all(int count) {
    std::vector<Process> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) all.push_back(project_.start({"up"}));
    return all;
  }

  void expect_once() {
    EXPECT_EQ(value(project_.url(), "select count(*) from shale.history where event = 'applied'"),
              "30");
    EXPECT_EQ(applied(project_.url()).size(), 30u);
    EXPECT_EQ(value(project_.url(), "select max(number) = count(*) from shale.history"), "t");
    for (int i = 1; i <= 30; ++i)
      EXPECT_EQ(value(project_.url(), "select count(*) from t" + std::to_string(i)), "1");
  }

  Project project_{};
};

TEST_F(Concurrency, FiftyAtOnce) {
  std::vector<Process> all = start_all(50);
  int did = 0;
  for (Process& process : all) {
    const Answer answer = process.wait();
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
    did += contains(answer.err, "applied 0") ? 1 : 0;
  }
  EXPECT_EQ(did, 1) << "one did it all";
  expect_once();
}

TEST_F(Concurrency, TenAtOnceAndTheFirstIsKilled) {
  project_.write("015_t.sql", "create table t15 (n int);\ninsert into t15 values (1);\n" + gate(1));
  Gate held(project_.url(), 1);
  std::vector<Process> all = start_all(10);
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  // Who works holds the second lock; its client is the one to kill.
  std::size_t killed = all.size();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (contains(all[i].said(), "applied 001_t")) killed = i;
  ASSERT_LT(killed, all.size());
  all[killed].signal(SIGKILL);
  EXPECT_TRUE(eventually([&] {
    for (const Process& process : all)
      if (contains(process.said(), "a runner that is gone")) return true;
    return false;
  }));
  held.open();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Answer answer = all[i].wait();
    EXPECT_EQ(answer.exit_code, i == killed ? 128 + SIGKILL : 0) << answer.all();
  }
  expect_once();
}

TEST_F(Concurrency, WhoWaitsTooLongSaysForWhom) {
  project_.write("015_t.sql", "create table t15 (n int);\ninsert into t15 values (1);\n" + gate(1));
  Gate held(project_.url(), 1);
  Process first = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  const Answer second = project_.run({"up", "--lock-wait", "300ms"});
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_TRUE(contains(second.err, "another shale runs on this database: pid ")) << second.err;
  EXPECT_TRUE(contains(second.err, "--lock-wait")) << second.err;
  held.open();
  EXPECT_EQ(first.wait().exit_code, 0);
  expect_once();
}

TEST_F(Concurrency, WhoWaitsCanBeInterrupted) {
  project_.write("015_t.sql", "create table t15 (n int);\ninsert into t15 values (1);\n" + gate(1));
  Gate held(project_.url(), 1);
  Process first = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  Process second = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return contains(second.said(), "waiting: "); }));
  second.signal(SIGINT);
  EXPECT_EQ(second.wait().exit_code, 130);
  held.open();
  EXPECT_EQ(first.wait().exit_code, 0);
  expect_once();
}

}  // namespace
}  // namespace shale::testing_::in_concurrency
