#include "server/confinement.h"

#include <random>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "server/quote.h"

namespace shale {
namespace {

constexpr Milliseconds pause{500};
// How much longer than its limit a statement may live that does not heed it.
constexpr Milliseconds grace{3'000};

std::string random_password() {
  std::random_device device;
  return sha256(fmt::format("{} {} {} {}", device(), device(), device(), device()));
}

// BYPASSRLS, because who reviews a table reads all of its rows; they are the role's own.
std::string role_sql(const std::string& role, const std::string& password,
                     const ConfinementLimits& limits) {
  const std::string name = quoted_name(role);
  return fmt::format(
      "begin; create role {0} login nosuperuser nocreatedb nocreaterole noreplication bypassrls"
      " connection limit 64 password {1};"
      " alter role {0} set statement_timeout = {2}; alter role {0} set temp_file_limit = '1GB';"
      " alter role {0} set log_min_messages = panic;"  // the log is a file, and would grow
      " commit",
      name, quoted_literal(password), limits.statement.count());
}

Status check_superuser(Connection& maintenance) {
  TRY(rows, maintenance.query("select rolsuper, current_user from pg_catalog.pg_roles"
                              " where rolname = current_user"));
  if (rows.size() == 1 && rows.truth(0, 0)) return ok();
  return Error{
      .fault = Fault::database,
      .what = "untrusted migrations need a server where shale is a superuser, and " +
              std::string(rows.at(0, 1)) + " is none",
      .hint = "leave the server out (SHALE_SERVER_URL, [server] url): the local one will do"};
}

}  // namespace

Result<std::unique_ptr<Confinement>> Confinement::make(const Server& server,
                                                       const std::string& template_database,
                                                       const ConfinementLimits& limits) {
  TRY(maintenance, server.connect("postgres"));
  CHECK(check_superuser(maintenance));
  const std::string role = next_scratch_name(), password = random_password();
  CHECK(maintenance.run(role_sql(role, password, limits)));
  std::unique_ptr<Confinement> made(
      new Confinement(server.as(role, password), std::move(maintenance), limits));
  CHECK(made->hand_over(server, template_database));
  made->watcher_ = std::thread([self = made.get()] { self->watch(); });
  return made;
}

Status Confinement::hand_over(const Server& trusted, const std::string& template_database) {
  // Nobody has a business there but those who maintain the server.
  if (trusted.is_local())
    CHECK(
        maintenance_.run("do $$ begin if has_database_privilege('public', 'postgres', 'connect')"
                         " then revoke all on database postgres, template1 from public; end if;"
                         " end $$"));
  TRY(copy, ScratchDatabase::make(server_, template_database));
  start_.emplace(std::move(copy));
  {
    TRY(connection, trusted.connect(start_->name()));
    CHECK(connection.run(handover_sql(server_.role())));
  }
  TRY(size, maintenance_.query("select pg_database_size($1)", {start_->name()}));
  start_size_ = size.number(0, 0);
  return ok();
}

Confinement::~Confinement() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  over_.notify_all();
  if (watcher_.joinable()) watcher_.join();
  start_.reset();
  // What fails is tried again by the next shale, which knows the role by its name.
  [[maybe_unused]] const auto ended = maintenance_.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1",
      {server_.role()});
  [[maybe_unused]] const Status dropped =
      maintenance_.run("drop role if exists " + quoted_name(server_.role()));
}

std::string Confinement::verdict() const {
  const std::lock_guard lock(mutex_);
  return verdict_;
}

void Confinement::watch() {
  const auto begun = Clock::now();
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (over_.wait_for(lock, pause, [this] { return ends_; })) return;
    }
    look(begun);
  }
}

// A statement may set its own timeout, and catch what cancels it: so its connection is ended.
void Confinement::look(Clock::time_point begun) {
  const auto altogether = std::chrono::duration_cast<Milliseconds>(Clock::now() - begun);
  if (altogether > limits_.altogether) {
    const std::string role = quoted_name(server_.role());
    [[maybe_unused]] const Status locked = maintenance_.run("alter role " + role + " nologin");
    end_all(fmt::format("all of it took longer than {} min", limits_.altogether.count() / 60'000),
            "true");
    return;
  }
  end_all(fmt::format("a statement took longer than {}",
                      duration_text(static_cast<double>(limits_.statement.count()))),
          fmt::format("state = 'active' and clock_timestamp() - query_start > '{} ms'",
                      (limits_.statement + grace).count()));
  end_all(
      fmt::format("the database grew by more than {} MB", limits_.growth >> 20),
      fmt::format("(select pg_database_size(d.oid) from pg_database d where d.oid = datid) > {}",
                  start_size_ + limits_.growth));
}

// Ends the role's connections that are as a condition says.
void Confinement::end_all(std::string why, const std::string& where) {
  // Whoever notices the end of its connection asks for the verdict: that waits for us.
  const std::lock_guard lock(mutex_);
  const auto ended = maintenance_.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and " + where,
      {server_.role()});
  if (!ended || ended->size() == 0) return;
  if (verdict_.empty()) verdict_ = std::move(why);
}

}  // namespace shale
