#include "server/scratch.h"

#include <unistd.h>

#include <atomic>
#include <thread>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/text.h"
#include "server/maintenance.h"
#include "server/quote.h"
#include "server/spare.h"

namespace shale {
namespace {

constexpr std::string_view prefix = "shale_scratch_";

// When the process started, in ticks since the boot: with the pid it names one process for ever.
// "" if there is none.
std::string start_of(std::string_view pid) {
  const Result<std::string> stat = read_file("/proc/" + std::string(pid) + "/stat");
  if (!stat) return "";
  // The second field is the program's name in parentheses and may hold anything; start is the 22nd.
  const std::size_t end = stat->rfind(')');
  if (end == stat->npos) return "";
  const std::vector<std::string_view> fields = split(std::string_view(*stat).substr(end + 1), ' ');
  constexpr std::size_t state = 1, start = 20;
  if (fields.size() <= start || fields[state] == "Z") return "";
  return std::string(fields[start]);
}

// Two letters and digits that tell this machine's run from another's: a server elsewhere may have
// scratch databases of both, and the pids of one say nothing about the other's.
std::string machine() {
  static const std::string id = [] {
    const auto boot = read_file("/proc/sys/kernel/random/boot_id");
    return "m" + sha256(boot ? *boot : "").substr(0, 6);
  }();
  return id;
}

constexpr std::string_view object_in_use = "55006";

// A database with subscriptions can't be dropped. What they point at is none of our business. What
// the database says of a search_path is not heeded: nobody knows what it would find.
Status drop_subscriptions(const Target& database) {
  TRY(connection, Connection::open(database.with("options", "-c search_path=")));
  TRY(rows,
      connection.query("select format(s.sql, subname) from pg_subscription,"
                       " unnest(array['alter subscription %I disable', 'alter subscription %I set"
                       " (slot_name = none)', 'drop subscription %I']) with ordinality s(sql, n)"
                       " where subdbid = (select oid from pg_database where datname ="
                       " current_database()) order by subname, s.n"));
  for (int i = 0; i < rows.size(); ++i) CHECK(connection.run(rows.at(i, 0)));
  return ok();
}

Status drop_database(Connection& maintenance, const std::string& name, std::string_view how) {
  const std::string sql = fmt::format("drop database if exists {}{}", quoted_name(name), how);
  Status dropped = maintenance.run(sql);
  if (dropped || dropped.error().sqlstate != object_in_use) return dropped;
  CHECK(drop_subscriptions(maintenance.target().with("dbname", name)));
  return maintenance.run(sql);
}

// Ends who is connected and waits until they are gone. DROP DATABASE does both by itself, but
// sleeps a tenth of a second whenever it sees anybody: also one of ours who is about to leave.
void send_away(Connection& maintenance, const std::string& name) {
  constexpr double patience = 100;  // milliseconds; then it is DROP DATABASE's turn
  for (const auto begun = Clock::now(); milliseconds_since(begun) < patience;
       std::this_thread::sleep_for(Milliseconds(2))) {
    const auto rows = maintenance.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", {name});
    if (!rows || rows->size() == 0) return;
  }
}

}  // namespace

std::string next_scratch_name() {
  static std::atomic<unsigned> made = 0;
  const std::string pid = std::to_string(::getpid());
  return std::string(prefix) + pid + "_" + start_of(pid) + machine() + "_" + std::to_string(++made);
}

bool is_orphan(std::string_view database, Where where) {
  if (!database.starts_with(prefix)) return false;
  const std::vector<std::string_view> parts = split(database.substr(prefix.size()), '_');
  if (parts.size() != 3 || !is_digits(parts[0])) return false;
  const std::size_t mark = parts[1].find('m');
  if (where == Where::elsewhere && parts[1].substr(std::min(mark, parts[1].size())) != machine())
    return false;
  return start_of(parts[0]) != parts[1].substr(0, mark);
}

void drop_orphans(Connection& maintenance, Where where) {
  const auto rows = maintenance.query(
      "select datname, false from pg_database d where datname like 'shale\\_scratch\\_%' and not "
      "exists "
      "(select from pg_stat_activity a where a.datid = d.oid and backend_type = 'client backend')"
      " union all select rolname, true from pg_roles where rolname like 'shale\\_scratch\\_%'"
      " order by 2");
  if (!rows) return;
  for (int i = 0; i < rows->size(); ++i)
    if (const std::string name(rows->at(i, 0)); is_orphan(name, where)) {
      // Another Shale may do the same at the same moment; what fails is tried again next time.
      [[maybe_unused]] const Status dropped =
          rows->truth(i, 1) ? maintenance.run("drop role if exists " + quoted_name(name))
                            : drop_database(maintenance, name, "");
    }
}

Result<ScratchDatabase> ScratchDatabase::make(const Server& server,
                                              const std::string& template_database) {
  const std::string name = next_scratch_name();
  const bool kept = server.is_local() && !server.is_confined();  // by a keeper, who clears up, too
  if (kept) {
    TRY(connection, Maintenance::of(server));
    if (take_spare(*connection, template_database, name))
      return ScratchDatabase(connection->target(), server.target(name), name);
  }
  // On a connection that lives: see take_spare().
  TRY(connection, Maintenance::of(server));
  if (!server.is_local()) shale::drop_orphans(*connection, Where::elsewhere);
  std::string sql = "create database " + quoted_name(name) + " template " +
                    quoted_name(template_database.empty() ? "template0" : template_database);
  sql += copying(server.binaries().major);
  if (server.is_confined()) sql += " owner " + quoted_name(server.role());
  CHECK(connection->run(sql));
  return ScratchDatabase(connection->target(), server.target(name), name);
}

ScratchDatabase::ScratchDatabase(ScratchDatabase&& other) noexcept
    : maintenance_(std::move(other.maintenance_)),
      target_(std::move(other.target_)),
      name_(std::exchange(other.name_, {})) {}

ScratchDatabase& ScratchDatabase::operator=(ScratchDatabase&& other) noexcept {
  std::swap(maintenance_, other.maintenance_);
  std::swap(target_, other.target_);
  std::swap(name_, other.name_);
  return *this;
}

ScratchDatabase::~ScratchDatabase() {
  [[maybe_unused]] const Status dropped = drop();
}

Result<Connection> ScratchDatabase::connect() const {
  return Connection::open(target());
}

Status ScratchDatabase::drop() {
  if (name_.empty()) return ok();
  TRY(connection, Maintenance::at(maintenance_));
  send_away(*connection, name_);
  CHECK(drop_database(*connection, name_, " with (force)"));
  name_.clear();
  return ok();
}

Status ScratchDatabase::drop_orphans(const Server& server) {
  TRY(connection, Maintenance::of(server));
  shale::drop_orphans(*connection, server.is_local() ? Where::here : Where::elsewhere);
  return ok();
}

}  // namespace shale
