#include "run/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "base/hash.h"
#include "base/process.h"
#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// The two keys of the advisory locks: "shale" in ASCII, and which of the two it is. Advisory locks
// are each database's own.
constexpr std::string_view runner_lock = "1936220524, 101";
constexpr std::string_view worker_lock = "1936220524, 102";
constexpr Milliseconds lease_time{60'000};

constexpr std::string_view lease_table =
    "create schema if not exists shale;"
    "create table if not exists shale.lease (one boolean primary key default true check (one), "
    "token text not null, holder text not null, expires timestamptz not null)";

Error interrupted_error() {
  return Error{.fault = Fault::interrupted, .what = "interrupted"};
}

std::string random_token() {
  std::random_device device;
  return sha256(fmt::format("{} {} {} {}", device(), device(), device(), ::getpid())).substr(0, 32);
}

std::string holder_name() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  return fmt::format("process {} on {}", ::getpid(), host);
}

// While a server starts, or a container's network does, connecting fails in these ways.
bool may_come_up(const Error& error) {
  return contains(error.what, "refused") || contains(error.what, "No such file") ||
         contains(error.what, "starting up") || contains(error.what, "shutting down") ||
         contains(error.what, "recovery mode") || contains(error.what, "not yet accepting") ||
         contains(error.what, "translate host") || contains(error.what, "closed the connection") ||
         contains(error.what, "timeout");
}

}  // namespace

Session::Session(Connection control, const Target& target, const SessionOptions& options,
                 Observer& observer)
    : target_(target), options_(options), observer_(&observer), control_(std::move(control)) {}

Session::~Session() {
  if (lease_.empty() || !control_.alive()) return;
  [[maybe_unused]] const auto gone =
      control_.query("delete from shale.lease where token = $1", {lease_});
}

Result<std::unique_ptr<Session>> Session::open(const Target& target, const SessionOptions& options,
                                               Observer& observer) {
  const auto deadline = Clock::now() + options.wait;
  bool told = false;
  for (;;) {
    auto connection = Connection::open(target);
    if (connection) {
      std::unique_ptr<Session> session(
          new Session(std::move(*connection), target, options, observer));
      CHECK(session->refresh());
      return session;
    }
    if (Clock::now() >= deadline || !may_come_up(connection.error()))
      return std::move(connection).error();
    if (interrupted()) return interrupted_error();
    if (!std::exchange(told, true))
      observer.note("waiting for the database: " + connection.error().what);
    std::this_thread::sleep_for(Milliseconds(200));
  }
}

Status Session::refresh() {
  TRY(read, History::read(control_));
  history_ = std::move(read);
  return ok();
}

Status Session::write(Record record) {
  record.number = history_.last_number() + 1;
  TRY(rows, connection().query(insert_event(record)));
  history_.add(std::move(record));
  return ok();
}

Status Session::write_together(std::vector<Record> events) {
  std::string sql = "begin;";
  long long number = history_.last_number();
  for (Record& event : events) {
    event.number = ++number;
    sql += insert_event(event) + ";";
  }
  Status written = connection().run(sql + "commit");
  if (!written) {
    Error error = std::move(written).error();
    if (connection().alive()) [[maybe_unused]]
      const Status back = connection().run("rollback");
    error.notes.emplace_back("the history is as it was");
    return error;
  }
  return refresh();  // the times are the server's
}

// Tries until it succeeds, the time is up, or the person has had enough.
template <class Attempt>
Status Session::poll(Attempt attempt, std::string_view what) {
  const auto deadline = Clock::now() + options_.lock_wait;
  Milliseconds pause{20};
  bool told = false;
  for (;;) {
    TRY(mine, attempt());
    if (mine) return ok();
    if (interrupted()) return interrupted_error();
    const std::string who = holder();
    if (Clock::now() >= deadline)
      return Error{
          .fault = Fault::database,
          .what = std::string(what) + (who.empty() ? "" : ": " + who),
          .hint =
              "wait for it, or look at it in pg_stat_activity; --lock-wait sets how long to wait"};
    if (!std::exchange(told, true))
      observer_->note("waiting: " + std::string(what) + (who.empty() ? "" : " (" + who + ")"));
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, Milliseconds(500));
  }
}

// Who holds one of the two locks: pid, and what it does.
std::string Session::holder() {
  if (!lease_.empty()) {
    auto rows = control_.query("select holder from shale.lease");
    return rows && rows->size() == 1 ? std::string(rows->at(0, 0)) : "";
  }
  auto rows = control_.query(
      "select a.pid, coalesce(a.usename, ''), coalesce(a.client_addr::text, 'a local socket'), "
      "a.state, left(regexp_replace(a.query, '\\s+', ' ', 'g'), 60) "
      "from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a using (pid) "
      "where l.locktype = 'advisory' and l.classid = 1936220524 and l.granted "
      "and l.database = (select oid from pg_database where datname = current_database()) "
      "and a.pid <> pg_backend_pid() order by (a.state = 'active') desc limit 1");
  if (!rows || rows->size() == 0) return "";
  std::string text =
      fmt::format("pid {} ({} from {})", rows->at(0, 0), rows->at(0, 1), rows->at(0, 2));
  if (rows->at(0, 3) == "active") text += ", running: " + redacted(rows->at(0, 4));
  return text;
}

Status Session::lock() {
  if (locked_) return ok();
  if (options_.alone) {
    watch(control_);
  } else {
    TRY(pooled, control_.behind_pooler());
    if (pooled) {
      CHECK(lock_by_lease());
    } else {
      CHECK(lock_by_advisory());
    }
    // While we waited, the world went on.
    CHECK(refresh());
  }
  locked_ = true;
  if (!history_.exists()) {
    CHECK(History::create(connection()));
    CHECK(refresh());
  }
  return ok();
}

Status Session::lock_by_advisory() {
  const auto take = [](Connection& connection, std::string_view key) {
    return
        [&connection, sql = fmt::format("select pg_try_advisory_lock({})", key)]() -> Result<bool> {
          TRY(rows, connection.query(sql));
          return rows.truth(0, 0);
        };
  };
  // One's own lock first, then a look at the other kind's: of two that come at once none gets past.
  const auto take_alone = [&]() -> Result<bool> {
    TRY(mine, take(control_, runner_lock)());
    TRY(held, lease_is_held());
    if (mine && held)
      CHECK(control_.run(fmt::format("select pg_advisory_unlock({})", runner_lock)));
    return mine && !held;
  };
  CHECK(poll(take_alone, "another shale runs on this database"));
  CHECK(open_worker());
  return poll(take(*worker_, worker_lock),
              "a statement of a runner that is gone still works in the server");
}

Status Session::open_worker() {
  TRY(connection, Connection::open(target_));
  worker_.emplace(std::move(connection));
  watch(*worker_);
  return ok();
}

void Session::watch(Connection& connection) {
  connection.on_notice([this](const Notice& notice) { observer_->notice(notice); });
  connection.watch([this](Milliseconds elapsed) {
    renew_lease();
    look_for_blockers(elapsed);
    observer_->tick(elapsed);
  });
}

Status Session::lock_by_lease() {
  observer_->note(
      "this connection goes through a pooler: a lease row in shale.lease keeps other runners out");
  CHECK(make_lease_table());
  lease_ = random_token();
  const auto take_alone = [this]() -> Result<bool> {
    TRY(mine, try_lease());
    TRY(other, runs_directly());
    if (mine && other) {
      TRY(gone, control_.query("delete from shale.lease where token = $1", {lease_}));
    }
    return mine && !other;
  };
  CHECK(poll(take_alone, "another shale runs on this database"));
  return open_worker();
}

// IF NOT EXISTS does not keep two who make it at once from getting in each other's way.
Status Session::make_lease_table() {
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    TRY(rows, control_.query("select to_regclass('shale.lease') is not null"));
    if (rows.truth(0, 0)) return ok();
    Status made = control_.run(lease_table);
    if (made) return ok();
    if (attempt == attempts) return std::move(made).error().while_doing("making the lease");
  }
}

// A lease that ran out is free.
// A runner that is not behind the pooler holds an advisory lock, and no lease.
Result<bool> Session::runs_directly() {
  TRY(rows, control_.query("select exists (select from pg_catalog.pg_locks where locktype = "
                           "'advisory' and classid = 1936220524 and granted and database = "
                           "(select oid from pg_database where datname = current_database()))"));
  return rows.truth(0, 0);
}

Result<bool> Session::lease_is_held() {
  auto rows =
      control_.query("select exists (select from shale.lease where expires > clock_timestamp())");
  if (rows) return rows->truth(0, 0);
  if (rows.error().sqlstate == "42P01" || rows.error().sqlstate == "3F000") return false;
  return std::move(rows).error();
}

Result<bool> Session::try_lease() {
  TRY(rows,
      control_.query(fmt::format("insert into shale.lease (token, holder, expires) "
                                 "values ($1, $2, clock_timestamp() + interval '{} ms') "
                                 "on conflict (one) do update set token = excluded.token, "
                                 "holder = excluded.holder, expires = excluded.expires "
                                 "where lease.expires < clock_timestamp() or lease.token = $1 "
                                 "returning token",
                                 lease_time.count()),
                     {lease_, holder_name()}));
  renewed_ = Clock::now();
  return rows.size() == 1;
}

void Session::renew_lease() {
  if (lease_.empty() || Clock::now() - renewed_ < lease_time / 4) return;
  // Losing it costs nothing but this run: the history's chain of numbers lets only one of two
  // runners on.
  [[maybe_unused]] const auto renewed = try_lease();
}

Status Session::reset_state() {
  std::string sql =
      "reset session authorization; reset role; reset all; deallocate all; close all; unlisten *; "
      "discard temp; discard sequences; select pg_advisory_unlock_all();";
  if (lease_.empty() && !options_.alone)
    sql += fmt::format("select pg_try_advisory_lock({})", worker_lock);
  return connection().run(sql);
}

void Session::look_for_blockers(Milliseconds elapsed) {
  constexpr Milliseconds pause{100};
  if (elapsed < pause) blockers_.clear();
  if (elapsed < pause || Clock::now() - looked_ < pause) return;
  looked_ = Clock::now();
  std::string seen = blockers();
  if (seen.empty()) return;
  if (blockers_.empty()) observer_->note("waiting for a lock that is held by " + seen);
  blockers_ = std::move(seen);
}

// Who holds up the statement that runs now.
std::string Session::blockers() {
  if (!worker_ || !lease_.empty()) return "";
  auto rows = control_.query(
      "select pid, coalesce(usename, ''), coalesce(nullif(application_name, ''), 'a client'), "
      "coalesce(state, ''), left(regexp_replace(query, '\\s+', ' ', 'g'), 60), "
      "extract(epoch from clock_timestamp() - coalesce(xact_start, query_start))::int "
      "from pg_catalog.pg_stat_activity where pid = any(pg_blocking_pids($1::int)) limit 3",
      {std::to_string(worker_->backend_pid())});
  if (!rows) return "";
  std::string text;
  for (int i = 0; i < rows->size(); ++i)
    text += fmt::format("{}pid {} ({}, {}, {} for {} s: {})", i == 0 ? "" : "; ", rows->at(i, 0),
                        rows->at(i, 1), rows->at(i, 2), rows->at(i, 3), rows->at(i, 5),
                        redacted(rows->at(i, 4)));
  return text;
}

}  // namespace shale
