// kill -9 of the server with all its processes in the middle of a migration, and a full disk: when
// the server is back, `up` ends where a run that nobody disturbed ends.
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <unistd.h>
#include <csignal>

#include "base/text.h"
#include "server/account.h"
#include "support/bench.h"

namespace shale::testing_::in_faults_server {
namespace {

class ServerFault : public Bench {
 protected:
  // What it acknowledges is on the disk, as on any server that people rely on.
  void SetUp() override {
    run_sql(url_of("postgres"), "alter role postgres set synchronous_commit = on");
  }
  // Kills the server while the command stands before each gate, and ends the work.
  void kill_at(const std::string& text, int gates, const Words& command = {"up"}) {
    const bool down = command[0] == "down";
    Project calm(new_database());
    calm.write("001_a.sql", text);
    EXPECT_TRUE(!down || calm.run({"up"}).exit_code == 0);
    EXPECT_EQ(calm.run(command).exit_code, 0);
    for (int number = 1; number <= gates; ++number) {
      const std::string name =
          "killed_" + std::to_string(::getpid()) + "_" + std::to_string(++databases_);
      ASSERT_TRUE(server().ensure_database(name));
      Project project(url_of(name));
      project.write("001_a.sql", text);
      EXPECT_TRUE(!down || project.run({"up"}).exit_code == 0);
      {
        Gate held(project.url(), number);
        Process first = project.start(command);
        ASSERT_TRUE(eventually([&] { return held.waited_for(); })) << first.said();
        kill_server();
        const Answer lost = first.wait();
        EXPECT_EQ(lost.exit_code, 3) << lost.all();
        EXPECT_TRUE(contains(lost.err, "connection")) << lost.err;
        EXPECT_TRUE(contains(lost.err, "shale status")) << lost.err;
      }
      restart_server();
      project.use(url_of(name));
      calm.use(url_of(Target::parse(calm.url())->get("dbname")));
      const Answer answer = project.run(command);
      EXPECT_EQ(answer.exit_code, 0) << answer.all();
      EXPECT_EQ(dump(project.url()), dump(calm.url())) << "gate " << number;
      EXPECT_EQ(history(project.url()), history(calm.url())) << "gate " << number;
    }
  }

 private:
  static inline int databases_ = 0;
};

TEST_F(ServerFault, KilledInOneTransaction) {
  kill_at("create table a (n int);\n" + gate(1) + "insert into a values (1);\n", 1);
}

TEST_F(ServerFault, KilledBetweenBlocks) {
  kill_at("BEGIN;\ncreate table a (n int);\nCOMMIT;\nBEGIN;\n" + gate(1) +
              "insert into a values (1);\nCOMMIT;\n",
          1);
}

TEST_F(ServerFault, KilledAroundConcurrently) {
  kill_at("create table a (n int);\n" + gate(1) + "create index concurrently on a (n);\n" +
              gate(2) + "create table b (n int);\n",
          2);
}

TEST_F(ServerFault, KilledWithoutTransaction) {
  kill_at("-- shale: no-transaction\ncreate table a (n int);\n" + gate(1) + "vacuum a;\n", 1);
}

TEST_F(ServerFault, KilledInASingleTransaction) {
  kill_at("create table a (n int);\n" + gate(1), 1, {"up", "--single-transaction"});
}

TEST_F(ServerFault, KilledInADown) {
  kill_at("create table a (n int);\ncreate index a_n on a (n);\n-- shale: down\n" + gate(1) +
              "drop index concurrently a_n;\n" + gate(2) + "drop table a;\n",
          2, {"down", "--to", "0"});
}

TEST_F(ServerFault, KilledInCreateIndexConcurrently) {
  ASSERT_TRUE(server().ensure_database("index_killed"));
  Project project(url_of("index_killed"));
  project.write("001_a.sql", "create table a (n int);\ninsert into a values (1);\n");
  EXPECT_EQ(project.run({"up"}).exit_code, 0);
  project.write("002_i.sql", "create index concurrently a_n on a (n);\n");
  {
    Connection other = connect(project.url());
    ASSERT_TRUE(other.run("begin; insert into a values (2)"));
    Process run = project.start({"up"});
    ASSERT_TRUE(eventually([&] { return waits_for_lock(project.url(), "concurrently"); }));
    kill_server();
    EXPECT_EQ(run.wait().exit_code, 3);
  }
  restart_server();
  project.use(url_of("index_killed"));
  EXPECT_EQ(value(project.url(), "select count(*) from pg_index where not indisvalid"), "1");
  const Answer answer = project.run({"up"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_TRUE(contains(answer.err, "dropped the invalid index a_n")) << answer.err;
  EXPECT_EQ(value(project.url(), "select count(*) from pg_index where not indisvalid"), "0");
}

// No file of the server may grow beyond this; what it starts from here on inherits it.
void limit_files(pid_t postmaster, rlim_t bytes) {
  const Account account = *server_account();
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit limit{bytes, RLIM_INFINITY};
    const bool done =
        become(account, "/") && ::prlimit(postmaster, RLIMIT_FSIZE, &limit, nullptr) == 0;
    ::_exit(done ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
}

TEST_F(ServerFault, AFileThatCantGrow) {
  Project project(new_database());
  project.write("001_a.sql", "create table a (t text);\n");
  project.write(
      "002_fill.sql",
      "create table b (n int);\n\n"
      "insert into a select repeat(md5(n::text), 60) from generate_series(1, 20000) n;\n");
  limit_files(server().pid(), 20 << 20);
  const Answer full = project.run({"up"});
  EXPECT_EQ(full.exit_code, 3);
  EXPECT_TRUE(contains(full.err, "could not extend file")) << full.err;
  EXPECT_TRUE(contains(full.err, "002_fill.sql:3:1")) << full.err;
  EXPECT_TRUE(contains(full.err, "002_fill was rolled back whole")) << full.err;
  EXPECT_EQ(applied(project.url()), (Words{"001_a"}));
  limit_files(server().pid(), RLIM_INFINITY);
  EXPECT_EQ(project.run({"up"}).exit_code, 0);
  EXPECT_EQ(value(project.url(), "select count(*) from a"), "20000");
}

// A disk of four megabytes, for a tablespace.
class SmallDisk {
 public:
  explicit SmallDisk(Path place) : place_(std::move(place)) {
    std::filesystem::create_directories(place_);
    mounted_ = ::mount("tmpfs", place_.c_str(), "tmpfs", 0, "size=4m") == 0;
    if (mounted_) mounted_ = bool(give(place_, *server_account()));
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(place_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }

 private:
  Path place_;
  bool mounted_ = false;
};

TEST_F(ServerFault, AFullDisk) {
  const Path place = folder() / "disk";
  const SmallDisk disk(place);
  if (!disk.mounted())
    GTEST_SKIP() << "nobody but root can mount a small disk here; AFileThatCantGrow stands for it";
  Project project(new_database());
  run_sql(project.url(), "create tablespace small location '" + place.string() + "'");
  project.write("001_a.sql", "create table a (t text) tablespace small;\n");
  project.write("002_fill.sql",
                "-- shale: no-transaction\n"
                "insert into a select repeat('x', 1000) from generate_series(1, 1000);\n"
                "insert into a select repeat('x', 1000) from generate_series(1, 9000);\n");
  const Answer full = project.run({"up"});
  EXPECT_EQ(full.exit_code, 3);
  EXPECT_TRUE(contains(full.err, "No space left on device [53100]")) << full.err;
  EXPECT_TRUE(contains(full.err, "002_fill.sql:3:1")) << full.err;
  EXPECT_TRUE(contains(full.err, "1 of 2 statements")) << full.err;
  run_sql(project.url(), "alter table a set tablespace pg_default");
  const Answer answer = project.run({"up"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(value(project.url(), "select count(*) from a"), "10000");
  run_sql(project.url(), "drop tablespace small");
}

}  // namespace
}  // namespace shale::testing_::in_faults_server
