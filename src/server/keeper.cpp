#include "server/keeper.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <thread>

#include "base/text.h"
#include "pg/connection.h"
#include "server/scratch.h"
#include "server/snapshot.h"
#include "server/spare.h"

namespace shale {
namespace {

constexpr auto patience_with_shutdown = Milliseconds(20'000);

// Speed before safety (a crash of the machine is dealt with in trust.cpp), and room for whatever
// migrations do. Commits stay synchronous: without fsync that costs nothing, and a killed server
// loses none. The table of locks (connections times locks) is most of the time of a start; this one
// holds 100,000. Failing statements are not logged: they may hold passwords.
std::vector<std::string> postgres_arguments(const Charge& charge) {
  std::vector<std::string> all = {(charge.binaries.folder / "postgres").string(), "-D",
                                  charge.cluster.data().string(), "-p", "5432"};
  const auto set = [&](const std::string& setting) {
    all.emplace_back("-c");
    all.push_back(setting);
  };
  for (const char* setting :
       {"listen_addresses=", "unix_socket_permissions=0700", "fsync=off",
        // In the data folder, so that nothing is left in memory when both the
        // server is killed and its folder is removed.
        "dynamic_shared_memory_type=mmap", "full_page_writes=off", "wal_level=logical",
        "max_connections=200", "max_locks_per_transaction=512", "shared_buffers=128MB",
        "huge_pages=off", "jit=off", "autovacuum_naptime=10min", "checkpoint_timeout=1h",
        "max_wal_size=512MB", "min_wal_size=32MB", "max_logical_replication_workers=0",
        "log_min_messages=warning", "log_min_error_statement=panic", "log_checkpoints=off",
        "logging_collector=off", "lc_messages=C", "timezone=UTC", "log_timezone=UTC"})
    set(setting);
  set("cluster_name=" + name_of(charge.cluster));
  set("unix_socket_directories=" + charge.socket_folder.string());
  // A query whose client was killed ends soon, and its scratch database can go.
  if (charge.binaries.major >= 14) set("client_connection_check_interval=1s");
  return all;
}

std::chrono::seconds idle_limit() {
  const auto text = environment("SHALE_SERVER_IDLE");
  if (text && is_digits(*text)) return std::chrono::seconds(std::atoi(text->c_str()));
  return std::chrono::minutes(30);
}

// Cuts the ties to the process that forked us: files, terminal, signals.
void detach(const Cluster& cluster, int lock) {
  const int log = ::open(cluster.log().c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(null, STDIN_FILENO);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  if (lock > 3) ::close_range(3, static_cast<unsigned>(lock) - 1, 0);
  ::close_range(static_cast<unsigned>(lock) + 1, ~0U, 0);
  ::umask(077);
  ::prctl(PR_SET_NAME, "shale-keeper");
  for (int signal_number : {SIGINT, SIGHUP, SIGPIPE}) ::signal(signal_number, SIG_IGN);
  for (int signal_number : {SIGTERM, SIGCHLD}) ::signal(signal_number, SIG_DFL);
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, pid.data(), pid.size(), 0) < 0)
    std::fprintf(stderr, "shale: can't write the keeper's pid: %s\n", std::strerror(errno));
}

pid_t start_postgres(const Charge& charge) {
  const Execution postgres(postgres_arguments(charge));
  const pid_t child = ::fork();
  if (child != 0) return child;
  postgres.execute();
  std::fprintf(stderr, "FATAL:  can't run %s/postgres: %s\n", charge.binaries.folder.c_str(),
               std::strerror(errno));
  ::_exit(126);
}

class Keeper {
 public:
  explicit Keeper(const Charge& charge)
      : charge_(charge),
        postgres_(charge.postgres),
        limit_(idle_limit()),
        last_used_(std::chrono::system_clock::now()) {}

  // Until the server has ended.
  void watch() {
    sigset_t awaited;
    ::sigemptyset(&awaited);
    ::sigaddset(&awaited, SIGCHLD);
    ::sigaddset(&awaited, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &awaited, nullptr);
    const bool ours = postgres_ == 0;
    if (ours) postgres_ = start_postgres(charge_);
    if (postgres_ < 0) return;
    // The end of a child wakes us; the end of a server that we took over must be looked for.
    const Milliseconds longest(ours ? 10'000 : 500);
    while (!ended()) {
      const auto nap = std::clamp<Milliseconds>(limit_ / 4, Milliseconds(100),
                                                was_just_used() ? Milliseconds(500) : longest);
      const timespec time{.tv_sec = nap.count() / 1000, .tv_nsec = nap.count() % 1000 * 1'000'000};
      const int got = ::sigtimedwait(&awaited, nullptr, &time);
      if (got == SIGTERM) shut_down(charge_.cluster, postgres_, patience_with_shutdown);
      if (got < 0 && !ended()) look_after();
    }
  }

 private:
  bool ended() const {
    if (charge_.postgres != 0) return !runs_in(charge_.cluster, postgres_);
    const pid_t waited = ::waitpid(postgres_, nullptr, WNOHANG);
    return waited == postgres_ || (waited < 0 && errno == ECHILD);
  }

  void look_after() {
    if (const auto connection = in_use()) {
      if (*connection) last_used_ = std::chrono::system_clock::now();
    }
    if (!idle()) return;
    const Result<FileLock> lock = FileLock::attempt(charge_.cluster.lock());
    // Somebody may have come since; with the lock in hand, nobody else can start or stop it.
    if (!lock || !lock->held() || in_use().value_or(true) || !idle()) return;
    shut_down(charge_.cluster, postgres_, patience_with_shutdown);
  }

  // Cleans up and says whether there are clients; empty if the server does not answer.
  std::optional<bool> in_use() {
    if (!connection_ || !connection_->is_idle()) {
      connection_.reset();
      auto opened = Connection::open(server_target(charge_.socket_folder, "postgres"),
                                     {.application_name = "shale keeper", .timeout_seconds = 2});
      if (!opened) return std::nullopt;
      connection_.emplace(*std::move(opened));
    }
    drop_orphans(*connection_);
    [[maybe_unused]] const Status pruned = prune_snapshots(*connection_);
    const auto rows = connection_->query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' "
        "and pid <> pg_backend_pid() limit 1");
    if (!rows) return std::nullopt;
    if (rows->size() == 0) tend_spares(*connection_);
    if (!was_just_used()) connection_.reset();
    return rows->size() > 0;
  }

  std::chrono::system_clock::duration unused_for() const {
    struct stat info {};
    auto last = last_used_;
    if (::stat(charge_.cluster.used().c_str(), &info) == 0)
      last = std::max(last, std::chrono::system_clock::from_time_t(info.st_mtim.tv_sec + 1));
    return std::chrono::system_clock::now() - last;
  }
  bool idle() const { return unused_for() > limit_; }
  // Then more will be wanted soon.
  bool was_just_used() const { return unused_for() < std::chrono::minutes(1); }

  const Charge& charge_;
  pid_t postgres_;
  std::chrono::seconds limit_;
  std::chrono::system_clock::time_point last_used_;
  std::optional<Connection> connection_{};  // kept from one look to the next while there is work
};

[[noreturn]] void keep(const Charge& charge, FileLock lock) noexcept {
  detach(charge.cluster, lock.descriptor());
  if (become(charge.cluster.account, charge.cluster.folder)) {
    Keeper(charge).watch();
  } else {
    std::fprintf(stderr, "FATAL:  can't become the user %s in %s: %s\n",
                 charge.cluster.account.name.c_str(), charge.cluster.folder.c_str(),
                 std::strerror(errno));
  }
  // From here on the next server may start; what is left to do only needs its absence.
  { const FileLock released = std::move(lock); }
  settle(charge.cluster);
  ::_exit(0);
}

}  // namespace

Target server_target(const Path& socket_folder, const std::string& database) {
  return Target()
      .with("host", socket_folder.string())
      .with("port", "5432")
      .with("user", "postgres")
      .with("dbname", database);
}

Status start_keeper(const Charge& charge, FileLock lock) {
  const pid_t child = ::fork();
  if (child < 0)
    return Error{.fault = Fault::internal,
                 .what = std::string("can't start a process: ") + std::strerror(errno)};
  if (child == 0) {
    ::setsid();
    const pid_t keeper = ::fork();
    if (keeper != 0) ::_exit(0);
    keep(charge, std::move(lock));
  }
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) continue;
  return ok();
}

bool shut_down(const Cluster& cluster, pid_t postgres, Milliseconds patience) {
  const auto start = Clock::now();
  int sent = 0;
  while (runs_in(cluster, postgres)) {
    const double waited = milliseconds_since(start);
    const int wanted = waited < static_cast<double>(patience.count()) ? SIGINT : SIGQUIT;
    if (sent != wanted && ::kill(postgres, wanted) != 0) return errno == ESRCH;
    sent = wanted;
    if (waited > static_cast<double>(patience.count()) + 10'000) return false;
    std::this_thread::sleep_for(Milliseconds(1));
  }
  return true;
}

}  // namespace shale
