// Behind pgbouncer in transaction mode, where a session belongs to nobody: a lease row keeps
// runners apart.
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "base/text.h"
#include "server/account.h"
#include "support/bench.h"

namespace shale::testing_::in_pooler {
namespace {

class Pooler : public Bench {
 protected:
  void SetUp() override {
    direct_ = new_database();
    database_ = Target::parse(direct_)->get("dbname");
    start_pooler();
    project_.use("postgresql://postgres@/" + database_ + "?host=" + place().string() +
                 "&port=6432");
    ASSERT_TRUE(eventually([&] { return bool(Connection::open(*Target::parse(project_.url()))); }))
        << pooler_->said();
    project_.write("001_a.sql", "create table a (n int);\n");
    project_.write("002_b.sql", "set search_path = '';\ncreate table public.b (n int);\n");
    project_.write("003_c.sql", "create table c (n int);\ncopy c from stdin;\n1\n\\.\n");
    project_.write("004_i.sql", "create index concurrently a_n on a (n);\n");
    project_.write("005_d.sql", "BEGIN;\ncreate table d (n int);\nCOMMIT;\ncreate table e ();\n");
  }
  void TearDown() override {
    if (pooler_) pooler_->kill_hard();
    pooler_.reset();
  }

  static Path place() { return folder() / "pgbouncer"; }

  void start_pooler() {
    const auto program = find_program("pgbouncer");
    const std::string path = program ? program->string() : "/usr/sbin/pgbouncer";
    ASSERT_TRUE(is_executable(path)) << "pgbouncer is not installed";
    std::filesystem::create_directories(place());
    const Path ini = place() / "pgbouncer.ini", users = place() / "users.txt";
    const Target server = *Target::parse(direct_);
    std::ofstream(users) << "\"postgres\" \"\"\n";
    std::ofstream(ini) << "[databases]\n* = host=" << server.get("host")
                       << " port=" << server.get("port") << " user=postgres\n[pgbouncer]\n"
                       << "listen_addr =\nlisten_port = 6432\nunix_socket_dir = "
                       << place().string() << "\nauth_type = any\nauth_file = " << users.string()
                       << "\npool_mode = transaction\ndefault_pool_size = 4\n"
                       << "max_client_conn = 200\nserver_reset_query =\n";
    const Account account = *server_account();
    for (const Path& file : {place(), ini, users}) ASSERT_TRUE(give(file, account));
    pooler_ = std::make_unique<Process>(Process::start(
        {path, ini.string()}, {.before = [account] { return become(account, "/"); }}));
  }

  std::unique_ptr<Process> pooler_;
  Project project_{};
  std::string direct_;
  std::string database_;
};

TEST_F(Pooler, UpTakesALease) {
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_TRUE(contains(answer.err, "a lease row in shale.lease")) << answer.err;
  EXPECT_EQ(applied(direct_), (Words{"001_a", "002_b", "003_c", "004_i", "005_d"}));
  EXPECT_EQ(value(direct_, "select indisvalid from pg_index where indrelid = 'a'::regclass"), "t");
  EXPECT_EQ(value(direct_, "select count(*) from c"), "1");
  EXPECT_EQ(value(direct_, "select count(*) from shale.lease"), "0") << "given back";
  EXPECT_EQ(value(project_.url(), "show search_path"), "\"$user\", public");
  EXPECT_EQ(value(project_.url(), "show lock_timeout"), "0");
}

TEST_F(Pooler, ItsCatalogIsThatOfADirectRun) {
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  const std::string other = new_database();
  const std::string pooled = project_.url();
  project_.use(other);
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(dump(direct_), dump(other));
  EXPECT_EQ(history(direct_), history(other));
}

TEST_F(Pooler, TenAtOnce) {
  std::vector<Process> all;
  all.reserve(10);
  for (int i = 0; i < 10; ++i) all.push_back(project_.start({"up"}));
  for (Process& process : all) {
    const Answer answer = process.wait();
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
  }
  EXPECT_EQ(value(direct_, "select count(*) from shale.history where event = 'applied'"), "5");
  EXPECT_EQ(value(direct_, "select count(*) from c"), "1");
}

TEST_F(Pooler, TheLeaseOfADeadRunnerRunsOut) {
  project_.write("003_c.sql", gate(1) + "create table c (n int);\n");
  Gate held(direct_, 1);
  Process first = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return held.waited_for(); }));
  first.kill_hard();
  Process next = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return contains(next.said(), "waiting: another shale runs"); }));
  EXPECT_TRUE(contains(next.said(), "process ")) << next.said();
  held.open();
  run_sql(direct_, "update shale.lease set expires = clock_timestamp()");  // a minute later
  const Answer answer = next.wait();
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(value(direct_, "select count(*) from shale.history where event = 'applied'"), "5");
}

TEST_F(Pooler, WhatTheFileSetCannotBeLostInSilence) {
  project_.write("002_b.sql",
                 "set search_path = pg_temp, public;\ncreate index concurrently b_n on a (n);\n");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 2) << answer.all();
  EXPECT_TRUE(
      contains(answer.err, "002_b.sql:2:1: this runs outside of a transaction, and a pooler"))
      << answer.err;
  EXPECT_TRUE(contains(answer.err, "connect to the server itself")) << answer.err;
}

}  // namespace
}  // namespace shale::testing_::in_pooler
