// A connection to Postgres, over libpq; nothing else in the tree includes its header.
//
// Every wait goes through one loop, so that a long statement can be watched (progress, who blocks)
// and interrupted (Ctrl-C cancels the statement on the server).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "pg/target.h"

struct pg_conn;
struct pg_result;

namespace shale {

// What the server says without being asked.
struct Notice {
  std::string severity{};  // NOTICE, WARNING, INFO, …
  std::string message{};
  std::string hint{};
  std::string detail{};
};

// The rows of one statement. Views are good as long as the Rows live.
class Rows {
 public:
  Rows() = default;
  explicit Rows(pg_result* result);
  int size() const;
  bool is_null(int row, int column) const;
  std::string_view at(int row, int column) const;  // "" for null
  long long number(int row, int column) const;     // 0 for what is not a number
  bool truth(int row, int column) const;           // a boolean column
  // How many rows the command touched.
  long long affected() const;

  // To be kept somewhere, and read again: sizes and offsets as this machine has them, then the
  // texts. What is damaged is an Error.
  std::string stored() const;
  static Result<Rows> from_stored(std::shared_ptr<const std::string> text, std::size_t begin,
                                  std::size_t end);

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  struct Stored;
  int columns() const;
  std::unique_ptr<pg_result, Clear> result_;
  std::shared_ptr<const Stored> stored_;  // instead
};

// A parameter of a statement; nullopt is null.
using Argument = std::optional<std::string>;
using Arguments = std::vector<Argument>;

// How a text of several statements ended. `done` statements were completed before the error.
struct ScriptResult {
  std::size_t done = 0;
  std::optional<Error> error{};
};

struct ConnectOptions {
  std::string application_name = "shale";
  int timeout_seconds = 10;
};

class Connection {
 public:
  // The Error says whom it tried to reach, never the password.
  static Result<Connection> open(const Target& target, const ConnectOptions& options = {});

  Connection(Connection&&) = default;
  Connection& operator=(Connection&&) = default;

  // One statement with parameters ($1, …) as text.
  Result<Rows> query(std::string_view sql, const Arguments& arguments = {});
  // Several statements in one message and one round trip, without parameters. Postgres runs them as
  // one implicit transaction where the text has no BEGIN of its own. Rows are not
  // kept: `on_row` sees each as it comes, with the number of the statement (from 0) it belongs to.
  using OnRow = std::function<void(std::size_t statement, const Rows& row)>;
  ScriptResult script(std::string_view sql, const OnRow& on_row = {});
  Status run(std::string_view sql);  // the same, for those who need only the error
  // COPY … FROM stdin with its data.
  Status copy(std::string_view sql, std::string_view data);
  // Several queries in one round trip. The first error is the result. With Plans::kept the server
  // keeps the plan of each for the next time that this connection asks it: only where nothing else
  // runs that might take them away (DISCARD ALL, DEALLOCATE ALL, a pooler).
  enum class Plans { made_anew, kept };
  Result<std::vector<Rows>> pipeline(std::span<const std::string> queries,
                                     Plans plans = Plans::made_anew);

  // The pid of the server process that works for us. Behind a connection pooler it can change
  // from one transaction to the next.
  int backend_pid() const;
  // Is there a pooler between us and the server? It hands out a process id that is not the
  // server's.
  Result<bool> behind_pooler();
  int server_version() const;  // 150020 is 15.20
  std::string parameter(const char* name) const;
  bool alive() const;
  // Is it there, with nothing begun and nothing on its way to us? An idle connection from which
  // something comes is one that the server is ending.
  bool is_idle() const;
  bool in_transaction() const;
  // Asks the server to stop what this connection is doing. Safe while another call waits.
  void cancel() const;

  // Called about ten times a second while a statement runs, with the time since it began.
  // It must not use this connection.
  using Watch = std::function<void(Milliseconds elapsed)>;
  void watch(Watch watch) { state_->watch = std::move(watch); }
  // What to do with notices; by default they are dropped.
  using OnNotice = std::function<void(const Notice&)>;
  void on_notice(OnNotice on_notice) { state_->on_notice = std::move(on_notice); }

  const Target& target() const { return state_->target; }

 private:
  struct Finish {
    void operator()(pg_conn* connection) const;
  };
  struct State {
    Target target;
    Watch watch;
    OnNotice on_notice;
    bool heeded = false;  // an interrupt, by the query that runs
    std::map<std::string, std::string, std::less<>> prepared{};  // names of queries with a plan
    int names = 0;                                               // given out
  };
  Connection(pg_conn* connection, Target target);
  static void notice(void* state, const pg_result* result);
  bool send_in_pipeline(const std::string& sql, Plans plans, std::vector<std::string>& fresh);
  Status send_off();
  Status wait();
  pg_result* next_result(Status& status);
  Result<Rows> only_result();
  Error error_of(const pg_result* result) const;
  Error lost() const;

  std::unique_ptr<State> state_;  // libpq keeps a pointer to it
  std::unique_ptr<pg_conn, Finish> connection_;
};

// BEGIN on construction; rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace shale
