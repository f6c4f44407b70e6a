#include "server/server.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdint>
#include <thread>

#include "base/clock.h"
#include "base/process.h"
#include "base/text.h"
#include "server/cache.h"
#include "server/keeper.h"
#include "server/maintenance.h"
#include "server/quote.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

constexpr double lock_patience = 120'000;    // initdb on a slow, busy disk, and some more
constexpr double start_patience = 120'000;   // recovery after a crash reads all of the log
constexpr double connect_patience = 15'000;  // a server that recovers or shuts down
constexpr auto stop_patience = Milliseconds(20'000);
constexpr std::uintmax_t longest_log = 1 << 20;

void nap(int milliseconds) {
  std::this_thread::sleep_for(Milliseconds(milliseconds));
}

Error stopped_by_person() {
  return {.fault = Fault::interrupted, .what = "interrupted"};
}

std::string log_since(const Path& log, std::uintmax_t start) {
  const Result<std::string> text = read_file(log);
  return text && text->size() > start ? text->substr(start) : "";
}

// The last thing that Postgres called fatal, without the time and pid before it. What it told those
// who came too early is not why it did not start.
std::string fatal_line(std::string_view log) {
  std::string found;
  for (std::string_view line : lines(log))
    for (std::string_view mark : {"FATAL:", "PANIC:"})
      if (const std::size_t at = line.find(mark);
          at != line.npos && !contains(line, "the database system is "))
        found = trim(line.substr(at + mark.size()));
  return found;
}

Error start_failed(const Cluster& cluster, std::string_view log) {
  const std::string fatal = fatal_line(log);
  const bool full = contains(log, "No space left on device");
  return {.fault = full ? Fault::user : Fault::database,
          .what = "the local server in " + cluster.folder.string() +
                  " did not start: " + (fatal.empty() ? "see its log" : fatal),
          .hint = full ? "the disk is full: make room, or set SHALE_CACHE to another disk"
                       : "see " + cluster.log().string() + "; if the data is damaged: rm -r " +
                             cluster.folder.string() +
                             " (it holds scratch databases, snapshots and local databases)",
          .detail = std::string(trim(log))};
}

// Does the server refuse only for now?
bool passes(const Error& error) {
  for (std::string_view reason :
       {"starting up", "shutting down", "in recovery mode", "not yet accepting"})
    if (contains(error.what, reason)) return true;
  return false;
}

}  // namespace

Result<Server> Server::find(const ServerOptions& options) {
  Server server;
  server.options_ = options;
  const Path cache =
      options.cache.empty() ? default_cache() : fs::absolute(options.cache).lexically_normal();
  TRY(binaries, find_binaries(options.pinned, cache));
  TRY(cluster, cluster_for(cache, binaries));
  server.binaries_ = std::move(binaries);
  server.cluster_ = std::move(cluster);
  return server;
}

// A server elsewhere: may we make databases there?
Result<Server> Server::reach(const ServerOptions& options) {
  Server server;
  server.options_ = options;
  auto target = Target::parse(options.url);
  if (!target) return std::move(target).error().while_doing("[server] url");
  server.elsewhere_ = *std::move(target);
  auto connection = Connection::open(*server.elsewhere_);
  if (!connection) return std::move(connection).error().while_doing("the server of [server]");
  TRY(rows, connection->query("select rolcreatedb or rolsuper, current_user,"
                              " current_setting('server_version') from pg_catalog.pg_roles"
                              " where rolname = current_user"));
  if (!rows.truth(0, 0))
    return Error{.fault = Fault::database,
                 .what = "the server of [server] does not let " + std::string(rows.at(0, 1)) +
                         " make databases",
                 .hint = "ALTER ROLE " + std::string(rows.at(0, 1)) +
                         " CREATEDB, or name another role in the URL"};
  const std::string_view version = rows.at(0, 2);
  server.binaries_.major = connection->server_version() / 10000;
  server.binaries_.version = version.substr(0, version.find(' '));
  return server;
}

Result<Server> Server::start(const ServerOptions& options) {
  if (!options.url.empty()) return reach(options);
  TRY(server, find(options));
  if (const Observation seen = observe(server.cluster_); seen.state == ServerState::ready) {
    CHECK(server.attach(seen.postmaster));
  } else {
    CHECK(server.bring_up());
  }
  return server;
}

Result<std::optional<Server>> Server::running(const ServerOptions& options) {
  if (!options.url.empty()) {
    TRY(server, reach(options));
    return std::optional<Server>(std::move(server));
  }
  TRY(server, find(options));
  const Observation seen = observe(server.cluster_);
  if (seen.state != ServerState::ready) return std::optional<Server>();
  CHECK(server.attach(seen.postmaster));
  return std::optional<Server>(std::move(server));
}

// To a server that takes connections. Tells the keeper that it is needed.
Status Server::attach(Postmaster postmaster) {
  postmaster_ = std::move(postmaster);
  ::utimensat(AT_FDCWD, cluster_.used().c_str(), nullptr, 0);
  return take_over();
}

// Gives a server whose keeper was killed a new one.
Status Server::take_over() {
  TRY(keeper, FileLock::attempt(cluster_.keeper()));
  if (!keeper.held() || !runs_in(cluster_, postmaster_.pid)) return ok();
  return start_keeper({.cluster = cluster_,
                       .binaries = binaries_,
                       .socket_folder = postmaster_.socket_folder,
                       .postgres = postmaster_.pid},
                      std::move(keeper));
}

Result<FileLock> Server::lock() const {
  const auto start = Clock::now();
  for (;;) {
    TRY(lock, FileLock::attempt(cluster_.lock()));
    if (lock.held()) return lock;
    if (interrupted()) return stopped_by_person();
    if (milliseconds_since(start) > lock_patience)
      return Error{.fault = Fault::database,
                   .what =
                       "another process has been starting or stopping the local server for "
                       "minutes",
                   .hint = "see who holds " + cluster_.lock().string() + " (fuser, lsof), and " +
                           cluster_.log().string()};
    nap(5);
  }
}

// From whatever state to a server that runs and is ours.
Status Server::bring_up() {
  CHECK(prepare(cluster_));
  TRY(held, lock());
  const auto start = Clock::now();
  while (milliseconds_since(start) < start_patience) {
    if (interrupted()) return stopped_by_person();
    const Observation seen = observe(cluster_);
    switch (seen.state) {
      case ServerState::ready:
        return attach(seen.postmaster);
      case ServerState::absent: {
        TRY(keeper, FileLock::attempt(cluster_.keeper()));
        // Otherwise it is of a Shale that was killed and starts the server right now, or of a
        // server that was killed and has not seen that yet.
        if (keeper.held()) {
          TRY(launched, launch(held, std::move(keeper)));
          if (launched == Launch::done) return attach(observe(cluster_).postmaster);
        }
        break;
      }
      case ServerState::starting:
        break;
      case ServerState::stopping:
      case ServerState::deaf:
        shut_down(cluster_, seen.postmaster.pid, stop_patience);
        break;
    }
    nap(2);
  }
  return stuck("neither starts nor stops");
}

// With both locks held and no server running.
Result<Server::Launch> Server::launch(const FileLock& lock, FileLock keeper) {
  TRY(note, mistrust(cluster_));
  if (!note.empty()) notes_.push_back(note);
  CHECK(record_boot(cluster_));
  if (!is_initialised(cluster_)) {
    end_deserted(cluster_, stop_patience);
    CHECK(initialise(cluster_, binaries_, lock));
    just_initialised_ = true;
  }
  spread_subfolders(cluster_.data() / "base");  // a subfolder for each database
  TRY(sockets, socket_folder(cluster_));
  CHECK(disarm_stale_postmaster(cluster_));
  std::error_code code;
  if (fs::file_size(cluster_.log(), code) > longest_log && !code)
    fs::resize_file(cluster_.log(), 0, code);
  const std::uintmax_t log_start = fs::file_size(cluster_.log(), code);
  CHECK(start_keeper({.cluster = cluster_, .binaries = binaries_, .socket_folder = sockets},
                     std::move(keeper)));
  TRY(launched, await_start(log_start));
  just_started_ = launched == Launch::done;
  return launched;
}

Result<Server::Launch> Server::await_start(std::uintmax_t log_start) const {
  const auto start = Clock::now();
  while (milliseconds_since(start) < start_patience) {
    if (observe(cluster_).state == ServerState::ready) return Launch::done;
    TRY(keeper, FileLock::attempt(cluster_.keeper()));
    if (keeper.held()) {
      const std::string log = log_since(cluster_.log(), log_start);
      if (contains(log, "shared memory block")) {
        end_orphans(cluster_);
        return Launch::try_again;
      }
      return start_failed(cluster_, log);
    }
    if (interrupted()) return stopped_by_person();
    nap(1);
  }
  return start_failed(cluster_, log_since(cluster_.log(), log_start));
}

Error Server::stuck(const std::string& what) const {
  const Result<std::string> keeper = read_file(cluster_.keeper());
  return {.fault = Fault::database,
          .what = "the local server in " + cluster_.folder.string() + " " + what,
          .hint = "see " + cluster_.log().string() + "; then end its processes: postgres " +
                  std::to_string(observe(cluster_).postmaster.pid) + ", keeper " +
                  (keeper ? std::string(trim(*keeper)) : "unknown")};
}

Server Server::as(std::string role, std::string password) const {
  Server confined = *this;
  confined.role_ = std::move(role);
  confined.password_ = std::move(password);
  return confined;
}

Target Server::target(const std::string& database) const {
  const bool maintenance = database == "postgres" || database.empty();
  if (is_confined() && !maintenance) {
    Server own = *this;
    own.role_.clear();
    // As a new session begins, whatever the role has said of its later ones.
    const Target target = own.target(database)
                              .with("user", role_)
                              .with("options", R"(-c search_path="$user",public)");
    return elsewhere_ ? target.with("password", password_) : target;
  }
  // Where the URL names a database, that is the one to make others from.
  if (elsewhere_ && (database == "postgres" || database.empty()))
    return elsewhere_->get("dbname").empty() ? elsewhere_->with("dbname", "postgres") : *elsewhere_;
  if (elsewhere_) return elsewhere_->with("dbname", database);
  return server_target(postmaster_.socket_folder, database);
}

Result<Connection> Server::connect(const std::string& database) const {
  if (elsewhere_) return Connection::open(target(database));
  const auto start = Clock::now();
  Target target = this->target(database);
  for (bool restarted = false;;) {
    Result<Connection> connection = Connection::open(target);
    if (connection) return connection;
    if (interrupted()) return stopped_by_person();
    if (milliseconds_since(start) > connect_patience) return connection;
    if (passes(connection.error())) {
      nap(5);
      continue;
    }
    if (restarted || observe(cluster_).state == ServerState::ready) return connection;
    TRY(again, Server::start(options_));
    target = again.as(role_, password_).target(database);
    restarted = true;
  }
}

Status Server::ensure_database(const std::string& name) const {
  TRY(connection, Maintenance::of(*this));
  TRY(rows, connection->query("select 1 from pg_database where datname = $1", {name}));
  if (rows.size() > 0) return ok();
  Status made = connection->run("create database " + quoted_name(name) + copying(binaries_.major));
  // Another one was quicker: seen before (42P04) or while (23505) the row was written.
  if (!made && (made.error().sqlstate == "42P04" || made.error().sqlstate == "23505")) return ok();
  return made;
}

Status Server::stop() const {
  if (elsewhere_)
    return Error{.what = "the server of [server] is not shale's to stop",
                 .hint = "shale stops only the local server that it has started"};
  TRY(held, lock());
  const auto start = Clock::now();
  while (milliseconds_since(start) < static_cast<double>(stop_patience.count())) {
    const Observation seen = observe(cluster_);
    if (seen.state != ServerState::absent) shut_down(cluster_, seen.postmaster.pid, stop_patience);
    TRY(keeper, FileLock::attempt(cluster_.keeper()));
    if (keeper.held() && seen.state == ServerState::absent) return ok();
    nap(1);
  }
  return stuck("does not stop");
}

}  // namespace shale
