// A run's hold on a database: the connection that works, the one that holds the lock, the history.
//
// The lock: an advisory lock that is polled for, so that nobody who waits keeps a snapshot (which
// CREATE INDEX CONCURRENTLY would wait for). The connection that works holds a second one, because
// a statement of a runner that was killed goes on in the server for a while: the next runner waits
// for its end. Behind a connection pooler, where a session is not ours to keep, a lease row stands
// for both.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "pg/connection.h"
#include "run/history.h"
#include "run/observer.h"

namespace shale {

struct SessionOptions {
  Milliseconds wait{0};                           // for a database that is still starting
  Milliseconds lock_wait{Milliseconds(600'000)};  // for another runner
  Milliseconds lock_timeout{5'000};               // of each statement; 0: none
  int lock_retries = 10;
  Milliseconds runner_timeout{1'800'000};  // of a migration that is a program; 0: none
  // A scratch database, of which nobody else knows: there is no one to wait for.
  bool alone = false;
  // On a scratch server: make the roles that the migrations expect, and pass over CREATE ROLE where
  // it is.
  bool make_roles = false;
  // Who makes them, where the session's own role may not; that role becomes their member.
  std::optional<Target> role_maker{};
};

class Session {
 public:
  // Connects and reads the history. Takes no lock and writes nothing.
  static Result<std::unique_ptr<Session>> open(const Target& target, const SessionOptions& options,
                                               Observer& observer);
  Session(const Session&) = delete;  // what watches the connection keeps a pointer to us
  Session& operator=(const Session&) = delete;
  ~Session();

  // From here on nobody else runs: waits for its turn, makes the history where there is none, reads
  // it anew.
  Status lock();
  bool locked() const { return locked_; }
  // Behind a pooler nothing may be left in a session: the next statement can get another one.
  bool pooled() const { return !lease_.empty(); }

  Connection& connection() { return worker_ ? *worker_ : control_; }
  const History& history() const { return history_; }
  History& history() { return history_; }
  const SessionOptions& options() const { return options_; }
  Observer& observer() { return *observer_; }

  // Reads the history again (after another runner was seen).
  Status refresh();
  // Writes an event by itself and takes note of it.
  Status write(Record record);
  // Writes events in one transaction, or none of them; numbers them, and reads the history again.
  Status write_together(std::vector<Record> events);
  // Puts the session back to how it was when it was opened.
  Status reset_state();
  // Who held up the statement that ran last, as seen while it waited; empty if nobody did.
  const std::string& last_blockers() const { return blockers_; }

 private:
  Session(Connection control, const Target& target, const SessionOptions& options,
          Observer& observer);
  Status lock_by_advisory();
  Status lock_by_lease();
  Status make_lease_table();
  Status open_worker();
  Result<bool> try_lease();
  Result<bool> runs_directly();
  Result<bool> lease_is_held();
  void renew_lease();
  void watch(Connection& connection);
  void look_for_blockers(Milliseconds elapsed);
  std::string blockers();
  template <class Attempt>
  Status poll(Attempt attempt, std::string_view what);
  std::string holder();

  Target target_;
  SessionOptions options_;
  Observer* observer_;
  Connection control_;                // reads, locks, looks at who blocks
  std::optional<Connection> worker_;  // runs the migrations; not set where nobody else is: control_
  History history_;
  bool locked_ = false;
  std::string lease_;  // our token, behind a pooler
  Clock::time_point renewed_{};
  std::string blockers_;
  Clock::time_point looked_{};
};

}  // namespace shale
