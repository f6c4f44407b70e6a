#include "pg/connection.h"

#include <poll.h>

#include <cerrno>

#include "base/process.h"
#include "base/text.h"
#include "pg/libpq.h"

namespace shale {
namespace {

std::string field(const PGresult* result, int code) {
  const char* value = libpq().PQresultErrorField(result, code);
  return value == nullptr ? std::string() : std::string(value);
}

// libpq's message for a failed connection: the first line is what, the rest is advice.
Error connection_error(const Target& target, std::string_view message) {
  std::vector<std::string_view> parts = lines(trim(message));
  std::string what = parts.empty() ? "no answer" : redacted(trim(parts[0]));
  std::string hint;
  for (std::size_t i = 1; i < parts.size(); ++i)
    hint += (hint.empty() ? "" : " ") + redacted(trim(parts[i]));
  if (contains(what, "password") || contains(what, "authentication"))
    hint = "check the user and the password (DATABASE_URL, PGPASSWORD, .pgpass)";
  if (contains(what, "starting up") || contains(what, "shutting down") ||
      contains(what, "recovery mode") || contains(what, "not yet accepting"))
    hint = "the server is on its way: --wait 30s waits for it";
  if (contains(what, "does not exist") && contains(what, "database"))
    hint = "create it (createdb " + target.get("dbname") + "), or check the name in the URL";
  if (hint.empty()) hint = "check the host, the port and that the server runs";
  return Error{.fault = Fault::database,
               .what = std::move(what),
               .hint = std::move(hint),
               .sqlstate = "08001",
               .notes = {"tried " + target.shown()}};
}

}  // namespace

void Connection::Finish::operator()(pg_conn* connection) const {
  libpq().PQfinish(connection);
}

Connection::Connection(pg_conn* connection, Target target)
    : state_(std::make_unique<State>()), connection_(connection) {
  state_->target = std::move(target);
  libpq().PQsetNoticeReceiver(connection, &Connection::notice, state_.get());
}

void Connection::notice(void* state, const pg_result* result) {
  const auto* self = static_cast<const State*>(state);
  if (!self->on_notice) return;
  self->on_notice(Notice{.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                         .message = redacted(field(result, PG_DIAG_MESSAGE_PRIMARY)),
                         .hint = redacted(field(result, PG_DIAG_MESSAGE_HINT)),
                         .detail = redacted(field(result, PG_DIAG_MESSAGE_DETAIL))});
}

Result<Connection> Connection::open(const Target& target, const ConnectOptions& options) {
  CHECK(load_libpq());
  std::vector<const char*> keys, values;
  const auto add = [&](const char* key, const char* value) {
    keys.push_back(key);
    values.push_back(value);
  };
  const std::string timeout = std::to_string(options.timeout_seconds);
  // The first stand for what the target leaves open; the target's own come later and win.
  add("fallback_application_name", options.application_name.c_str());
  add("connect_timeout", timeout.c_str());
  add("keepalives_idle", "30");
  add("keepalives_interval", "10");
  add("keepalives_count", "3");
  for (const auto& [key, value] : target.settings())
    if (key != "client_encoding") add(key.c_str(), value.c_str());
  add("client_encoding", "UTF8");
  add(nullptr, nullptr);
  pg_conn* raw = libpq().PQconnectdbParams(keys.data(), values.data(), 0);
  if (raw == nullptr) return Error{.fault = Fault::internal, .what = "out of memory"};
  Connection connection(raw, target);
  if (libpq().PQstatus(raw) != CONNECTION_OK)
    return connection_error(target, libpq().PQerrorMessage(raw));
  return connection;
}

Error Connection::lost() const {
  std::string said(trim(libpq().PQerrorMessage(connection_.get())));
  if (const std::size_t end = said.find('\n'); end != said.npos) said.resize(end);
  return Error{
      .fault = Fault::database,
      .what = "the connection to the server was lost" + (said.empty() ? "" : ": " + redacted(said)),
      .hint = "see the server's log; then: shale status",
      .sqlstate = "08006"};
}

Error Connection::error_of(const pg_result* result) const {
  const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
  if (sqlstate.empty()) return lost();
  Error error{.fault = Fault::database,
              .what = redacted(field(result, PG_DIAG_MESSAGE_PRIMARY)),
              .sqlstate = sqlstate,
              .position = static_cast<std::size_t>(
                  std::strtoul(field(result, PG_DIAG_STATEMENT_POSITION).c_str(), nullptr, 10)),
              .detail = redacted(field(result, PG_DIAG_MESSAGE_DETAIL))};
  const auto add = [&](const std::string& text) {
    if (!text.empty()) error.detail += (error.detail.empty() ? "" : "\n") + text;
  };
  add(redacted(field(result, PG_DIAG_CONTEXT)));
  // The server's hint stands with its error: `hint` is what shale says to do next.
  const std::string hint = redacted(field(result, PG_DIAG_MESSAGE_HINT));
  if (!hint.empty()) add("HINT: " + hint);
  if (sqlstate == "57014" && interrupted()) {
    error.fault = Fault::interrupted;
    error.what = "interrupted: the statement was cancelled";
    error.hint = "shale status shows how far it came; shale up goes on";
  }
  return error;
}

// Waits until libpq has something for us, watching and heeding interrupts. An interrupt ends what
// ran when it came, and not what cleans up after it.
Status Connection::wait() {
  const auto start = Clock::now();
  auto watched = start;
  while (libpq().PQisBusy(connection_.get()) == 1) {
    const bool writing = libpq().PQflush(connection_.get()) == 1;
    pollfd socket{.fd = libpq().PQsocket(connection_.get()),
                  .events = static_cast<short>(POLLIN | (writing ? POLLOUT : 0)),
                  .revents = 0};
    const int ready = ::poll(&socket, 1, 100);
    if (ready < 0 && errno != EINTR) return lost();
    if (interrupted() && !std::exchange(state_->heeded, true)) cancel();
    // By the clock, and not only when nothing comes: a statement that talks must be watched, too.
    if (state_->watch && Clock::now() - watched >= Milliseconds(100)) {
      watched = Clock::now();
      state_->watch(std::chrono::duration_cast<Milliseconds>(watched - start));
    }
    if (ready > 0 && (socket.revents & (POLLIN | POLLERR | POLLHUP)) != 0 &&
        libpq().PQconsumeInput(connection_.get()) == 0)
      return lost();
  }
  return ok();
}

// Sends what PQsend… put into the buffer.
Status Connection::send_off() {
  state_->heeded = interrupted();
  for (;;) {
    const int left = libpq().PQflush(connection_.get());
    if (left == 0) return ok();
    if (left < 0) return lost();
    pollfd socket{
        .fd = libpq().PQsocket(connection_.get()), .events = POLLIN | POLLOUT, .revents = 0};
    if (::poll(&socket, 1, 100) < 0 && errno != EINTR) return lost();
    if ((socket.revents & POLLIN) != 0 && libpq().PQconsumeInput(connection_.get()) == 0)
      return lost();
  }
}

pg_result* Connection::next_result(Status& status) {
  status = wait();
  // After a lost connection libpq still hands out the server's last words (why it ended us).
  return libpq().PQgetResult(connection_.get());
}

Result<Rows> Connection::only_result() {
  std::optional<Error> error;
  Rows rows;
  Status waited = ok();
  while (pg_result* raw = next_result(waited)) {
    const ExecStatusType status = libpq().PQresultStatus(raw);
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
      if (!error) error = error_of(raw);
      libpq().PQclear(raw);
    } else {
      rows = Rows(raw);
      if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) break;
    }
    if (!waited) break;
  }
  if (error) return std::move(*error);
  if (!waited) return std::move(waited).error();
  return rows;
}

Result<Rows> Connection::query(std::string_view sql, const Arguments& arguments) {
  std::vector<const char*> values;
  values.reserve(arguments.size());
  for (const Argument& argument : arguments)
    values.push_back(argument ? argument->c_str() : nullptr);
  const std::string text(sql);
  const int count = static_cast<int>(values.size());
  if (libpq().PQsendQueryParams(connection_.get(), text.c_str(), count, nullptr, values.data(),
                                nullptr, nullptr, 0) != 1)
    return lost();
  CHECK(send_off());
  return only_result();
}

ScriptResult Connection::script(std::string_view sql, const OnRow& on_row) {
  ScriptResult out;
  const std::string text(sql);
  if (libpq().PQsendQuery(connection_.get(), text.c_str()) != 1) return {.error = lost()};
  libpq().PQsetSingleRowMode(connection_.get());
  if (Status sent = send_off(); !sent) return {.error = std::move(sent).error()};
  Status waited = ok();
  while (pg_result* raw = next_result(waited)) {
    const Rows keep(raw);
    switch (libpq().PQresultStatus(raw)) {
      case PGRES_SINGLE_TUPLE:
        if (on_row) on_row(out.done, keep);
        break;
      case PGRES_FATAL_ERROR:
      case PGRES_BAD_RESPONSE:
        if (!out.error) out.error = error_of(raw);
        break;
      case PGRES_COPY_OUT:
        for (char* line = nullptr; libpq().PQgetCopyData(connection_.get(), &line, 0) > 0;)
          libpq().PQfreemem(line);
        break;
      case PGRES_COPY_IN:
        libpq().PQputCopyEnd(connection_.get(), "the statement has no data in the script");
        break;
      default:
        ++out.done;
    }
    if (!waited) break;
  }
  if (!waited && !out.error) out.error = std::move(waited).error();
  return out;
}

Status Connection::run(std::string_view sql) {
  ScriptResult result = script(sql);
  if (result.error) return std::move(*result.error);
  return ok();
}

Status Connection::copy(std::string_view sql, std::string_view data) {
  const std::string text(sql);
  if (libpq().PQsendQuery(connection_.get(), text.c_str()) != 1) return lost();
  CHECK(send_off());
  TRY(started, only_result());
  while (!data.empty()) {
    const std::string_view part = data.substr(0, 1 << 16);
    if (libpq().PQputCopyData(connection_.get(), part.data(), static_cast<int>(part.size())) != 1)
      break;
    data.remove_prefix(part.size());
  }
  libpq().PQputCopyEnd(connection_.get(), nullptr);
  CHECK(send_off());
  TRY(rows, only_result());
  return ok();
}

// A query, and where its plan is to be kept and is not yet, its preparation: these are added to
// `fresh`.
bool Connection::send_in_pipeline(const std::string& sql, Plans plans,
                                  std::vector<std::string>& fresh) {
  PGconn* raw = connection_.get();
  if (plans == Plans::made_anew)
    return libpq().PQsendQueryParams(raw, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) ==
           1;
  auto known = state_->prepared.find(sql);
  if (known == state_->prepared.end()) {
    known = state_->prepared.emplace(sql, fmt::format("shale_kept_{}", state_->names++)).first;
    fresh.push_back(sql);
    if (libpq().PQsendPrepare(raw, known->second.c_str(), sql.c_str(), 0, nullptr) != 1)
      return false;
  }
  return libpq().PQsendQueryPrepared(raw, known->second.c_str(), 0, nullptr, nullptr, nullptr, 0) ==
         1;
}

Result<std::vector<Rows>> Connection::pipeline(std::span<const std::string> queries, Plans plans) {
  if (libpq().PQenterPipelineMode(connection_.get()) != 1) return lost();
  std::vector<std::string> fresh;
  std::vector<bool> has_rows;  // of each result in turn: a preparation has none
  for (const std::string& sql : queries) {
    const std::size_t before = fresh.size();
    if (!send_in_pipeline(sql, plans, fresh)) return lost();
    if (fresh.size() > before) has_rows.push_back(false);
    has_rows.push_back(true);
  }
  if (libpq().PQpipelineSync(connection_.get()) != 1) return lost();
  CHECK(send_off());
  std::vector<Rows> all;
  std::optional<Error> error;
  Status waited = ok();
  std::size_t number = 0;
  for (bool synced = false; !synced && waited;) {
    pg_result* raw = next_result(waited);
    if (raw == nullptr) continue;  // the end of one query's results
    switch (libpq().PQresultStatus(raw)) {
      case PGRES_PIPELINE_SYNC:
        synced = true;
        break;
      case PGRES_FATAL_ERROR:
        if (!error) error = error_of(raw);
        break;
      case PGRES_PIPELINE_ABORTED:
        break;
      default:
        if (!has_rows[number++]) break;
        all.emplace_back(raw);
        continue;
    }
    libpq().PQclear(raw);
    if (!alive()) break;
  }
  libpq().PQexitPipelineMode(connection_.get());
  if (error || !waited)
    for (const std::string& sql : fresh) state_->prepared.erase(sql);
  if (error) return std::move(*error);
  if (!waited) return std::move(waited).error();
  return all;
}

int Connection::backend_pid() const {
  return libpq().PQbackendPID(connection_.get());
}

Result<bool> Connection::behind_pooler() {
  TRY(rows, query("select pg_backend_pid()"));
  return rows.number(0, 0) != backend_pid();
}

int Connection::server_version() const {
  return libpq().PQserverVersion(connection_.get());
}

std::string Connection::parameter(const char* name) const {
  const char* value = libpq().PQparameterStatus(connection_.get(), name);
  return value == nullptr ? std::string() : std::string(value);
}

bool Connection::alive() const {
  return libpq().PQstatus(connection_.get()) == CONNECTION_OK;
}

bool Connection::is_idle() const {
  if (!alive() || libpq().PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) return false;
  pollfd socket{.fd = libpq().PQsocket(connection_.get()), .events = POLLIN, .revents = 0};
  return ::poll(&socket, 1, 0) == 0;
}

bool Connection::in_transaction() const {
  const PGTransactionStatusType status = libpq().PQtransactionStatus(connection_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

void Connection::cancel() const {
  PGcancel* handle = libpq().PQgetCancel(connection_.get());
  char message[256];
  if (handle != nullptr) libpq().PQcancel(handle, message, sizeof message);
  libpq().PQfreeCancel(handle);
}

Result<Transaction> Transaction::begin(Connection& connection) {
  CHECK(connection.run("begin"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ == nullptr || !connection_->alive()) return;
  [[maybe_unused]] const Status rolled_back = connection_->run("rollback");
}

Status Transaction::commit() {
  return std::exchange(connection_, nullptr)->run("commit");
}

}  // namespace shale
