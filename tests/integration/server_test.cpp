// The local server on a real PostgreSQL: starting, sharing, and above all what is left after any
// of the processes is killed.
#include "server/server.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

#include "base/clock.h"
#include "base/text.h"
#include "server/keeper.h"
#include "server/scratch.h"
#include "server/snapshot.h"

namespace shale::testing_::in_server {
namespace {

namespace fs = std::filesystem;

pid_t keeper_of(const Server& server) {
  const auto text = read_file(server.folder() / "keeper");
  return text ? std::atoi(text->c_str()) : 0;
}

bool lives(pid_t pid) {
  const auto stat = read_file("/proc/" + std::to_string(pid) + "/stat");
  return stat && !contains(*stat, ") Z ");
}

bool eventually(const std::function<bool()>& holds, int milliseconds = 15'000) {
  const auto start = Clock::now();
  while (!holds()) {
    if (milliseconds_since(start) > milliseconds) return false;
    std::this_thread::sleep_for(Milliseconds(5));
  }
  return true;
}

// SIGKILL takes a moment; the next line must not see the process any more.
void kill_hard(pid_t pid) {
  ::kill(pid, SIGKILL);
  EXPECT_TRUE(eventually([&] { return !lives(pid); }));
}

// Stops the server and removes its cluster, when its keeper has ended as well.
void discard(const Server& server) {
  const pid_t keeper = keeper_of(server);
  EXPECT_TRUE(server.stop());
  EXPECT_TRUE(eventually([&] { return !lives(keeper); }));
  fs::remove_all(server.folder());
}

// Runs in a child process; its exit status is what `body` returns.
pid_t child(const std::function<int()>& body) {
  const pid_t pid = ::fork();
  if (pid == 0) ::_exit(body());
  return pid;
}

int status_of(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string key_of(int n) {
  std::string digits = std::to_string(n);
  return std::string(32 - digits.size(), 'a') + digits;
}

// One cluster for all tests of the program; each begins with a server that runs.
class ServerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder(*TemporaryFolder::make());
    ::chmod(folder_->path().c_str(), 0711);  // the server's user must pass
    ::setenv("SHALE_CACHE", (folder_->path() / "cache").c_str(), 1);
  }
  static void TearDownTestSuite() {
    const auto server = Server::running({});
    if (server && *server) {
      EXPECT_TRUE((*server)->stop());
    }
    delete folder_;
    folder_ = nullptr;
  }
  void SetUp() override {
    auto server = Server::start({});
    ASSERT_TRUE(server) << server.error().what << "\n" << server.error().detail;
    server_ = std::make_unique<Server>(std::move(*server));
  }
  void TearDown() override { ::unsetenv("SHALE_SERVER_IDLE"); }

  Connection connect(const std::string& database = "postgres") {
    auto connection = server_->connect(database);
    if (!connection) throw std::runtime_error(connection.error().what);
    return std::move(*connection);
  }
  long long count(const std::string& sql) {
    Connection connection = connect();
    auto rows = connection.query(sql);
    if (!rows) throw std::runtime_error(rows.error().what);
    return rows->number(0, 0);
  }
  Server restart() {
    auto server = Server::start({});
    if (!server) throw std::runtime_error(server.error().what + "\n" + server.error().detail);
    return *server;
  }

  static inline TemporaryFolder* folder_ = nullptr;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, IsStartedOnceAndShared) {
  const Server again = restart();
  EXPECT_EQ(again.pid(), server_->pid());
  EXPECT_FALSE(again.just_started());
  const auto running = Server::running({});
  ASSERT_TRUE(running && *running);
  EXPECT_EQ((*running)->pid(), server_->pid());
  EXPECT_TRUE(lives(keeper_of(*server_)));
  Connection connection = connect();
  const auto user = connection.query("select current_user, current_setting('listen_addresses')");
  EXPECT_EQ(user->at(0, 0), "postgres");
  EXPECT_EQ(user->at(0, 1), "");
}

TEST_F(ServerTest, RunsAsAnUnprivilegedUserInClosedFolders) {
  struct stat info {};
  ASSERT_EQ(::stat(("/proc/" + std::to_string(server_->pid())).c_str(), &info), 0);
  EXPECT_NE(info.st_uid, 0u);
  ASSERT_EQ(::stat(("/proc/" + std::to_string(keeper_of(*server_))).c_str(), &info), 0);
  EXPECT_NE(info.st_uid, 0u);
  ASSERT_EQ(::stat(server_->target("x").get("host").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 077, 0u);
}

TEST_F(ServerTest, StopsAndStartsAgain) {
  const pid_t postgres = server_->pid(), keeper = keeper_of(*server_);
  const Connection client = connect();  // does not keep it
  ASSERT_TRUE(server_->stop());
  EXPECT_FALSE(lives(postgres));
  EXPECT_TRUE(eventually([&] { return !lives(keeper); }));
  const auto running = Server::running({});
  ASSERT_TRUE(running);
  EXPECT_FALSE(*running);
  EXPECT_TRUE(server_->stop()) << "twice is fine";
  const Server again = restart();
  EXPECT_TRUE(again.just_started());
  EXPECT_FALSE(again.just_initialised());
  EXPECT_TRUE(again.notes().empty());
}

TEST_F(ServerTest, TwentyAtOnceStartOne) {
  for (const bool whole : {true, false}) {
    whole ? discard(*server_) : void(server_->stop());
    std::vector<pid_t> starters;
    for (int i = 0; i < 20; ++i)
      starters.push_back(child([] {
        const auto server = Server::start({});
        if (!server) return 1;
        auto connection = server->connect("postgres");
        return connection && server->ensure_database("shared") ? 0 : 2;
      }));
    for (const pid_t pid : starters) EXPECT_EQ(status_of(pid), 0);
    EXPECT_EQ(count("select count(*) from pg_database where datname = 'shared'"), 1);
    std::size_t postmasters = 0;
    for (const auto& entry : fs::directory_iterator("/proc"))
      if (const std::string name = entry.path().filename().string(); is_digits(name))
        postmasters += runs_in(*cluster_for(folder_->path() / "cache", server_->binaries()),
                               std::atoi(name.c_str()))
                           ? 1
                           : 0;
    EXPECT_EQ(postmasters, 1u);
  }
}

TEST_F(ServerTest, ComesBackWhenPostgresIsKilled) {
  Connection client = connect();
  ASSERT_TRUE(client.run("create table if not exists kept (n int); insert into kept values (1)"));
  const long long before = count("select count(*) from kept");
  for (int round = 0; round < 5; ++round) {
    kill_hard(restart().pid());
    const Server again = restart();
    ASSERT_TRUE(again.just_started());
    EXPECT_TRUE(again.notes().empty());
  }
  EXPECT_EQ(count("select count(*) from kept"), before);
}

TEST_F(ServerTest, ConnectStartsAServerThatHasEnded) {
  kill_hard(server_->pid());
  EXPECT_TRUE(server_->connect("postgres"));
  ASSERT_TRUE(server_->stop());
  EXPECT_TRUE(server_->connect("postgres"));
  const auto missing = server_->connect("no such database");
  ASSERT_FALSE(missing);
  EXPECT_TRUE(contains(missing.error().what, "does not exist"));
}

TEST_F(ServerTest, GetsANewKeeperWhenItsKeeperIsKilled) {
  const pid_t first = keeper_of(*server_);
  kill_hard(first);
  EXPECT_TRUE(connect().query("select 1"));
  const Server again = restart();
  EXPECT_EQ(again.pid(), server_->pid()) << "Postgres went on";
  ASSERT_TRUE(eventually([&] { return keeper_of(again) != first && lives(keeper_of(again)); }));
  const pid_t second = keeper_of(again);
  ASSERT_TRUE(again.stop());
  EXPECT_TRUE(eventually([&] { return !lives(second); }));
}

TEST_F(ServerTest, ComesBackWhenPostgresAndKeeperAreKilled) {
  kill_hard(keeper_of(*server_));
  kill_hard(server_->pid());
  const Server again = restart();
  EXPECT_TRUE(again.just_started());
  EXPECT_TRUE(again.connect("postgres"));
}

TEST_F(ServerTest, SurvivesAStarterKilledAtAnyMoment) {
  ASSERT_TRUE(server_->stop());
  for (const int delay : {0, 2, 5, 10, 20, 35, 50, 80}) {
    const pid_t starter = child([] { return Server::start({}) ? 0 : 1; });
    std::this_thread::sleep_for(Milliseconds(delay));
    ::kill(starter, SIGKILL);
    status_of(starter);
    const Server again = restart();
    EXPECT_TRUE(again.connect("postgres")) << delay;
    ASSERT_TRUE(again.stop()) << delay;
  }
}

TEST_F(ServerTest, SurvivesAStarterKilledWhileItMakesTheCluster) {
  for (const int delay : {100, 500, 900}) {
    discard(*server_);
    const pid_t starter = child([] { return Server::start({}) ? 0 : 1; });
    std::this_thread::sleep_for(Milliseconds(delay));
    ::kill(starter, SIGKILL);
    status_of(starter);
    const Server again = restart();
    EXPECT_TRUE(again.notes().empty());
    EXPECT_FALSE(fs::exists(again.folder() / "data.new"));
    EXPECT_TRUE(again.connect("postgres")) << delay;
  }
}

TEST_F(ServerTest, ShutsDownWhenNobodyUsesIt) {
  ASSERT_TRUE(server_->stop());
  ::setenv("SHALE_SERVER_IDLE", "1", 1);
  const Server brief = restart();
  const pid_t keeper = keeper_of(brief);
  {
    const auto client = brief.connect("postgres");
    std::this_thread::sleep_for(Milliseconds(3500));
    EXPECT_TRUE(lives(brief.pid())) << "a client holds it";
  }
  EXPECT_TRUE(eventually([&] { return !lives(brief.pid()) && !lives(keeper); }));
  EXPECT_TRUE(eventually([&] { return !fs::exists(brief.folder() / "boot"); }))
      << "synced, so a crash of the machine can't hurt it any more";
}

TEST_F(ServerTest, IsMadeAnewAfterACrashOfTheMachine) {
  ASSERT_TRUE(server_->ensure_database("gone"));
  kill_hard(keeper_of(*server_));
  kill_hard(server_->pid());
  ASSERT_TRUE(write_file(server_->folder() / "boot", "another boot\n"));
  const Server again = restart();
  EXPECT_TRUE(again.just_initialised());
  ASSERT_EQ(again.notes().size(), 1u);
  EXPECT_TRUE(contains(again.notes()[0], "thrown away")) << again.notes()[0];
  EXPECT_EQ(count("select count(*) from pg_database where datname = 'gone'"), 0);
}

TEST_F(ServerTest, KeepsItsDataOverABootIfItWasShutDown) {
  ASSERT_TRUE(server_->ensure_database("stays"));
  ASSERT_TRUE(server_->stop());
  ASSERT_TRUE(eventually([&] { return !fs::exists(server_->folder() / "boot"); }));
  const Server again = restart();
  EXPECT_FALSE(again.just_initialised());
  EXPECT_EQ(count("select count(*) from pg_database where datname = 'stays'"), 1);
}

TEST_F(ServerTest, SetsDamagedDataAside) {
  ASSERT_TRUE(server_->stop());
  fs::remove(server_->folder() / "data" / "PG_VERSION");
  const Server again = restart();
  EXPECT_TRUE(again.just_initialised());
  ASSERT_EQ(again.notes().size(), 1u);
  EXPECT_TRUE(contains(again.notes()[0], "data.damaged")) << again.notes()[0];
  EXPECT_TRUE(fs::exists(again.folder() / "data.damaged" / "base"));
}

TEST_F(ServerTest, NamesTheFolderOfDataThatPostgresRefuses) {
  ASSERT_TRUE(server_->stop());
  fs::remove_all(server_->folder() / "data" / "pg_wal");
  const auto refused = Server::start({});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::database);
  EXPECT_TRUE(contains(refused.error().what, "pg_wal")) << refused.error().what;
  EXPECT_TRUE(contains(refused.error().hint, "rm -r " + server_->folder().string()));
  discard(*server_);
}

TEST_F(ServerTest, ReplacesAServerWhoseSocketIsGone) {
  const pid_t deaf = server_->pid();
  fs::remove_all(server_->target("x").get("host"));
  const Server again = restart();
  EXPECT_NE(again.pid(), deaf);
  EXPECT_FALSE(lives(deaf));
  EXPECT_TRUE(again.connect("postgres"));
}

// It would take the next one's socket along when it notices.
TEST_F(ServerTest, EndsAServerWhoseFolderWasDeleted) {
  const pid_t deserted = server_->pid();
  fs::remove_all(server_->folder());
  const Server again = restart();
  EXPECT_NE(again.pid(), deserted);
  EXPECT_FALSE(lives(deserted));
  EXPECT_TRUE(again.connect("postgres"));
}

TEST_F(ServerTest, DoesNotTrustAStalePid) {
  const fs::path file = server_->folder() / "data" / "postmaster.pid";
  kill_hard(server_->pid());
  // As if another process of the same user had the pid by now.
  const pid_t sleeper = child([&] {
    const Account account = *server_account();
    if (!become(account, "/")) return 1;
    ::pause();
    return 0;
  });
  std::this_thread::sleep_for(Milliseconds(50));
  const std::string text = *read_file(file);
  { std::ofstream(file) << sleeper << text.substr(text.find('\n')); }
  EXPECT_TRUE(restart().connect("postgres"));
  EXPECT_TRUE(lives(sleeper));
  ::kill(sleeper, SIGKILL);
  status_of(sleeper);
  ASSERT_TRUE(restart().stop());
  { std::ofstream empty(file); }
  EXPECT_TRUE(restart().connect("postgres")) << "a file that a crash cut short";
}

TEST_F(ServerTest, PutsTheSocketElsewhereWhenItsPathIsTooLong) {
  const Path cache = folder_->path() / std::string(90, 'x');
  const auto server = Server::start({.cache = cache});
  ASSERT_TRUE(server) << server.error().what;
  const Path sockets = server->target("x").get("host");
  EXPECT_TRUE(sockets.string().starts_with("/tmp/shale-"));
  EXPECT_TRUE(server->connect("postgres"));
  ASSERT_TRUE(server->stop());
  // A stranger could have made the folder: open to others, it is not used.
  ::chmod(sockets.c_str(), 0777);
  const auto again = Server::start({.cache = cache});
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(again->target("x").get("host"), sockets.string() + "-1");
  EXPECT_TRUE(again->stop());
  fs::remove_all(sockets);
  fs::remove_all(sockets.string() + "-1");
}

TEST_F(ServerTest, SaysWhatIsWrongWithTheCache) {
  const auto on_a_file = Server::start({.cache = "/proc/version/cache"});
  ASSERT_FALSE(on_a_file);
  EXPECT_EQ(on_a_file.error().fault, Fault::user);
  EXPECT_TRUE(contains(on_a_file.error().hint, "SHALE_CACHE")) << on_a_file.error().hint;
  if (::geteuid() != 0) return;
  const Path closed = folder_->path() / "closed";
  fs::create_directory(closed);
  ::chmod(closed.c_str(), 0700);
  const auto hidden = Server::start({.cache = closed / "cache"});
  ASSERT_FALSE(hidden);
  EXPECT_TRUE(contains(hidden.error().what, "may not enter " + closed.string()))
      << hidden.error().what;
}

TEST_F(ServerTest, ScratchDatabasesComeAndGo) {
  std::string name;
  {
    auto scratch = ScratchDatabase::make(*server_);
    ASSERT_TRUE(scratch) << scratch.error().what;
    name = scratch->name();
    auto connection = scratch->connect();
    ASSERT_TRUE(connection);
    ASSERT_TRUE(connection->run("create table t (a int)"));
    auto second = ScratchDatabase::make(*server_);
    ASSERT_TRUE(second);
    EXPECT_NE(second->name(), name);
    EXPECT_TRUE(second->drop());
    EXPECT_TRUE(second->drop()) << "twice is fine";
  }
  EXPECT_EQ(count("select count(*) from pg_database where datname = '" + name + "'"), 0);
}

TEST_F(ServerTest, ScratchDatabasesWithSubscriptionsAreDroppedToo) {
  auto scratch = ScratchDatabase::make(*server_);
  ASSERT_TRUE(scratch) << scratch.error().what;
  auto connection = scratch->connect();
  ASSERT_TRUE(connection);
  ASSERT_TRUE(
      connection->run("create subscription \"odd; name\" connection 'host=nowhere'"
                      " publication p with (connect = false)"));
  const auto dropped = scratch->drop();
  EXPECT_TRUE(dropped) << dropped.error().what;
}

TEST_F(ServerTest, ScratchDatabasesOfTheDeadAreDropped) {
  const Server& server = *server_;
  const pid_t maker = child([&] {
    auto scratch = ScratchDatabase::make(server);
    if (!scratch) return 1;
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(status_of(maker), 128 + SIGKILL);
  const std::string sql = "select count(*) from pg_database where datname like 'shale_scratch_" +
                          std::to_string(maker) + "_%'";
  EXPECT_EQ(count(sql), 1);
  EXPECT_TRUE(ScratchDatabase::drop_orphans(*server_));
  EXPECT_EQ(count(sql), 0);
}

TEST_F(ServerTest, TheKeeperDropsScratchDatabasesOfTheDead) {
  ASSERT_TRUE(server_->stop());
  ::setenv("SHALE_SERVER_IDLE", "4", 1);
  const Server server = restart();
  const pid_t maker = child([&] {
    auto scratch = ScratchDatabase::make(server);
    if (!scratch) return 1;
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(status_of(maker), 128 + SIGKILL);
  const std::string sql = "select count(*) from pg_database where datname like 'shale_scratch_" +
                          std::to_string(maker) + "_%'";
  EXPECT_TRUE(eventually([&] { return count(sql) == 0; }));
  ASSERT_TRUE(server.stop());
}

TEST_F(ServerTest, SnapshotsAreKeptAndFound) {
  Connection maintenance = connect();
  auto scratch = ScratchDatabase::make(*server_);
  ASSERT_TRUE(scratch);
  auto client = scratch->connect();
  ASSERT_TRUE(client->run("create table layer (n int); insert into layer values (7)"));
  ASSERT_TRUE(keep_snapshot(*server_, std::move(*scratch), key_of(2), "up to '002'"));
  EXPECT_FALSE(client->query("select 1")) << "whoever was connected is not any more";

  const auto found = find_snapshot(maintenance, {key_of(1), key_of(2), key_of(3)});
  ASSERT_TRUE(found && *found) << (found ? "none" : found.error().what);
  EXPECT_EQ(**found, "shale_snap_" + key_of(2));
  EXPECT_FALSE(*find_snapshot(maintenance, {key_of(1)}));
  EXPECT_FALSE(*find_snapshot(maintenance, {}));
  EXPECT_FALSE(find_snapshot(maintenance, {"'; drop"}));

  auto copy = ScratchDatabase::make(*server_, **found);
  ASSERT_TRUE(copy) << copy.error().what;
  EXPECT_EQ(copy->connect()->query("select n from layer")->number(0, 0), 7);
  ASSERT_TRUE(keep_snapshot(*server_, std::move(*copy), key_of(3), "longer"));
  EXPECT_EQ(**find_snapshot(maintenance, {key_of(2), key_of(3)}), "shale_snap_" + key_of(3));

  const auto all = list_snapshots(maintenance);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2u);
  const auto second = std::ranges::find(*all, key_of(2), &Snapshot::key);
  ASSERT_NE(second, all->end());
  EXPECT_EQ(second->note, "up to '002'");
  EXPECT_GT(second->bytes, 1'000'000);
  EXPECT_GT(second->used, 1'600'000'000);
  ASSERT_TRUE(drop_snapshot(maintenance, key_of(2)));
  ASSERT_TRUE(drop_snapshot(maintenance, key_of(2))) << "none is fine";
  ASSERT_TRUE(drop_snapshot(maintenance, key_of(3)));
  EXPECT_EQ(count("select count(*) from pg_database where datname ~ '^shale_s(nap|cratch)'"), 0);
}

TEST_F(ServerTest, OneSnapshotIsKeptByManyAtOnce) {
  std::vector<pid_t> keepers;
  for (int i = 0; i < 4; ++i)
    keepers.push_back(child([&] {
      auto scratch = ScratchDatabase::make(*server_);
      if (!scratch) return 1;
      return keep_snapshot(*server_, std::move(*scratch), key_of(9), "all") ? 0 : 2;
    }));
  for (const pid_t pid : keepers) EXPECT_EQ(status_of(pid), 0);
  EXPECT_EQ(count("select count(*) from pg_database where datname like 'shale%'"), 1);
  Connection maintenance = connect();
  EXPECT_TRUE(drop_snapshot(maintenance, key_of(9)));
}

TEST_F(ServerTest, SnapshotsBeyondTheLimitArePruned) {
  Connection maintenance = connect();
  for (int i = 0; i < 4; ++i) {
    auto scratch = ScratchDatabase::make(*server_);
    ASSERT_TRUE(scratch);
    ASSERT_TRUE(keep_snapshot(*server_, std::move(*scratch), key_of(i), "n"));
    ASSERT_TRUE(maintenance.run("comment on database shale_snap_" + key_of(i) +
                                " is '{\"note\":\"n\",\"used\":" + std::to_string(100 + i) + "}'"));
  }
  ASSERT_TRUE(maintenance.run("comment on database shale_snap_" + key_of(2) + " is 'scribbled'"));
  ASSERT_TRUE(*find_snapshot(maintenance, {key_of(0)})) << "used now";
  ASSERT_TRUE(prune_snapshots(maintenance, 2));
  const auto left = list_snapshots(maintenance);
  ASSERT_EQ(left->size(), 2u);
  EXPECT_EQ((*left)[0].key, key_of(0));
  EXPECT_EQ((*left)[1].key, key_of(3));
  ASSERT_TRUE(prune_snapshots(maintenance, 0));
  EXPECT_TRUE(list_snapshots(maintenance)->empty());
}

}  // namespace
}  // namespace shale::testing_::in_server
