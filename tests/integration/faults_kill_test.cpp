// kill -9 of shale at every point of a migration, in every transaction mode: the next run ends in
// the catalog and the history of a run that nobody disturbed.
#include <random>
#include <thread>

#include "base/clock.h"
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_faults_kill {
namespace {

// A folder whose statements have gates 1 … `gates` between them, and the command that is killed.
struct Case {
  std::string name{};
  std::vector<std::pair<std::string, std::string>> files{};
  int gates = 0;
  Words command{"up"};
  bool down = false;  // the folder is applied first
};

std::string table(const std::string& name) {
  return "create table " + name + " (id int primary key, note text);\n";
}

Case one_transaction() {
  return {"OneTransaction",
          {{"001_a.sql", gate(1) + table("a") + gate(2) + "insert into a values (1, 'x');\n" +
                             gate(3) + "alter table a add column n int default 4;\n" + gate(4)}},
          4};
}

Case whole_block() {
  return {"WholeBlock",
          {{"001_a.sql", "BEGIN;\n" + gate(1) + table("a") + gate(2) + table("b") + "COMMIT;\n"}},
          2};
}

Case several_blocks() {
  return {"SeveralBlocks",
          {{"001_a.sql", "BEGIN;\n" + gate(1) + table("a") + gate(2) + "COMMIT;\nBEGIN;\n" +
                             gate(3) + "insert into a values (1, 'x');\n" + gate(4) + "COMMIT;\n" +
                             gate(5) + table("b") + gate(6)},
           {"002_c.sql", table("c")}},
          6};
}

Case concurrently() {
  return {
      "Concurrently",
      {{"001_a.sql", table("a")},
       {"002_index.sql", gate(1) + "alter table a add column n int;\n" + gate(2) +
                             "create index concurrently a_note on a (note);\n" + gate(3) +
                             "create index concurrently a_n on a (n);\n" + gate(4) +
                             "drop index concurrently a_note;\n" + gate(5) + table("b") + gate(6)}},
      6};
}

Case no_transaction() {
  return {"NoTransaction",
          {{"001_a.sql", "-- shale: no-transaction\n" + gate(1) + table("a") + gate(2) +
                             "insert into a values (1, 'x');\n" + gate(3) + "vacuum a;\n" +
                             gate(4) + "insert into a values (2, 'y');\n" + gate(5)}},
          5};
}

Case single_transaction() {
  return {"SingleTransaction",
          {{"001_a.sql", gate(1) + table("a") + gate(2)},
           {"002_b.sql", table("b") + gate(3)},
           {"003_c.sql", gate(4) + table("c") + gate(5)}},
          5,
          {"up", "--single-transaction"}};
}

Case batch() {
  Case all{"Batch"};
  for (int i = 1; i <= 12; ++i) {
    // Plain migrations share a message; a trigger that waits keeps them plain.
    const std::string number = (i < 10 ? "00" : "0") + std::to_string(i);
    all.files.emplace_back(number + "_t.sql", table("t" + std::to_string(i)));
  }
  return all;
}

Case downs() {
  return {"Downs",
          {{"001_a.up.sql", table("a")},
           {"001_a.down.sql", gate(1) + "drop table a;\n" + gate(2)},
           {"002_b.up.sql", table("b") + "create index concurrently b_note on b (note);\n"},
           {"002_b.down.sql", gate(3) + "alter table b drop constraint b_pkey;\n" + gate(4) +
                                  "drop index concurrently b_note;\n" + gate(5) +
                                  "drop table b;\n" + gate(6)},
           {"003_c.up.sql", table("c")},
           {"003_c.down.sql", "BEGIN;\n" + gate(7) + "truncate c;\n" + gate(8) +
                                  "COMMIT;\nBEGIN;\ndrop table c;\n" + gate(9) + "COMMIT;\n"}},
          9,
          {"down", "--to", "0"},
          true};
}

Case data() {
  return {"CopyData",
          {{"001_a.sql", table("a") + gate(1) + "copy a from stdin;\n1\tone\n2\ttwo\n\\.\n" +
                             gate(2) + "create index on a (note);\n" + gate(3)}},
          3};
}

class Kill : public Bench {
 protected:
  struct End {
    std::string catalog{};
    std::vector<std::string> history{};
  };

  static void write(const Project& project, const Case& what) {
    for (const auto& [name, text] : what.files) project.write(name, text);
  }
  static void prepare(const Project& project, const Case& what) {
    if (!what.down) return;
    const Answer answer = project.run({"up"});
    ASSERT_EQ(answer.exit_code, 0) << answer.all();
  }
  static End end_of(const std::string& url) { return {dump(url), history(url)}; }
  static void expect_same(const End& end, const End& undisturbed, const std::string& where) {
    EXPECT_EQ(end.catalog, undisturbed.catalog) << where;
    EXPECT_EQ(end.history, undisturbed.history) << where;
  }

  static End undisturbed(const Case& what) {
    Project project(empty_database());
    write(project, what);
    prepare(project, what);
    const Answer answer = project.run(what.command);
    EXPECT_EQ(answer.exit_code, 0) << what.name << "\n" << answer.all();
    return end_of(project.url());
  }

  // Kills the run before gate `number`. The next one starts while the server still works on the
  // message of the dead one (odd gates), or when it is done.
  static void kill_before(const Case& what, int number, const End& expected) {
    const std::string where = what.name + ", gate " + std::to_string(number);
    Project project(empty_database());
    write(project, what);
    prepare(project, what);
    Gate held(project.url(), number);
    Process first = project.start(what.command);
    ASSERT_TRUE(eventually([&] { return held.waited_for() || !lives(first.pid()); })) << where;
    ASSERT_TRUE(lives(first.pid())) << where << first.wait().all();
    first.kill_hard();
    if (number % 2 == 0) held.open();
    Process next = project.start(what.command);
    if (number % 2 == 1) {
      EXPECT_TRUE(eventually([&] { return contains(next.said(), "waiting: "); })) << where;
      held.open();
    }
    const Answer answer = next.wait();
    EXPECT_EQ(answer.exit_code, 0) << where << "\n" << answer.all();
    expect_same(end_of(project.url()), expected, where);
  }

  static void kill_everywhere(const Case& what) {
    const End expected = undisturbed(what);
    for (int number = 1; number <= what.gates; ++number) kill_before(what, number, expected);
  }
};

TEST_F(Kill, OneTransaction) {
  kill_everywhere(one_transaction());
}
TEST_F(Kill, WholeBlock) {
  kill_everywhere(whole_block());
}
TEST_F(Kill, SeveralBlocks) {
  kill_everywhere(several_blocks());
}
TEST_F(Kill, Concurrently) {
  kill_everywhere(concurrently());
}
TEST_F(Kill, NoTransaction) {
  kill_everywhere(no_transaction());
}
TEST_F(Kill, SingleTransaction) {
  kill_everywhere(single_transaction());
}
TEST_F(Kill, Downs) {
  kill_everywhere(downs());
}
TEST_F(Kill, CopyData) {
  kill_everywhere(data());
}

// Many small migrations go out in one message. They wait for a lock on the table that one of them
// drops, so that nothing but plain statements is in them.
TEST_F(Kill, Batch) {
  Case what = batch();
  for (auto& [name, text] : what.files)
    text += "drop table if exists blocker_" + name.substr(0, 3) + ";\n";
  const End expected = undisturbed(what);
  for (const char* number : {"001", "002", "007", "012"}) {
    Project project(empty_database());
    write(project, what);
    run_sql(project.url(), "create table blocker_" + std::string(number) + " (n int)");
    Connection own = connect(project.url());
    ASSERT_TRUE(own.run("begin; lock table blocker_" + std::string(number)));
    Process first = project.start({"up", "--lock-timeout", "0"});
    ASSERT_TRUE(eventually([&] { return waits_for_lock(project.url(), ""); })) << number;
    first.kill_hard();
    ASSERT_TRUE(own.run("commit"));
    const Answer answer = project.run({"up"});
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
    expect_same(end_of(project.url()), expected, number);
  }
}

// All modes in one folder of twenty.
Case mixture() {
  Case all{"Mixture"};
  for (int i = 1; i <= 20; ++i) {
    const std::string n = std::to_string(i), t = "t" + n, number = (i < 10 ? "00" : "0") + n;
    std::string text = table(t);
    if (i % 5 == 1) text += "create index concurrently " + t + "_note on " + t + " (note);\n";
    if (i % 5 == 2)
      text = "BEGIN;\n" + text + "COMMIT;\nBEGIN;\ninsert into " + t + " values (1);\nCOMMIT;\n";
    if (i % 5 == 3) text = "-- shale: no-transaction\n" + text + "vacuum " + t + ";\n";
    if (i % 5 == 4) text += "copy " + t + " from stdin;\n1\tx\n\\.\nset search_path = '';\n";
    all.files.emplace_back(number + "_t.sql", text);
  }
  return all;
}

TEST_F(Kill, AtThirtyRandomTimes) {
  const Case what = mixture();
  const auto start = Clock::now();
  const End expected = undisturbed(what);
  const double whole = milliseconds_since(start);
  std::mt19937 random(20251025);
  std::uniform_real_distribution<> when(0.02, 0.8);
  for (int round = 0; round < 30; ++round) {
    Project project(empty_database());
    write(project, what);
    Process first = project.start({"up"});
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(when(random) * whole));
    first.kill_hard();
    const Answer answer = project.run({"up"});
    EXPECT_EQ(answer.exit_code, 0) << round << "\n" << answer.all();
    expect_same(end_of(project.url()), expected, "round " + std::to_string(round));
  }
}

}  // namespace
}  // namespace shale::testing_::in_faults_kill
