#include "support/bench.h"

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "base/text.h"
#include "support/witness.h"

extern char** environ;

namespace shale::testing_ {
namespace {

namespace fs = std::filesystem;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().what + "\n" + result.error().detail);
  return *std::move(result);
}

// What the tests run must not depend on who runs them.
void forget_settings() {
  std::vector<std::string> names;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string name(std::string_view(*entry).substr(0, std::string_view(*entry).find('=')));
    const bool ours = name.starts_with("SHALE_") && name != "SHALE_PG_BIN";
    if (ours || name.starts_with("PG") || name == "DATABASE_URL") names.push_back(name);
  }
  for (const std::string& name : names) ::unsetenv(name.c_str());
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("NO_COLOR", "1", 1);
}

std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (!is_digits(name)) continue;
    const auto stat = read_file(entry.path() / "stat");
    if (!stat) continue;
    const std::string_view rest = std::string_view(*stat).substr(stat->rfind(')') + 2);
    if (std::atoi(std::string(rest.substr(2)).c_str()) == parent)
      found.push_back(std::atoi(name.c_str()));
  }
  return found;
}

std::string without_restrict(std::string_view dump) {
  std::string text;
  for (std::string_view line : lines(dump))
    if (!line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
      text += std::string(line) + "\n";
  return text;
}

}  // namespace

Project::Project(std::string url) : folder_(must(TemporaryFolder::make())), url_(std::move(url)) {
  fs::create_directories(migrations());
}

void Project::write(const std::string& name, std::string_view text) const {
  const Path path = migrations() / name;
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
}

void Project::remove(const std::string& name) const {
  fs::remove_all(migrations() / name);
}

Process Project::start(const Words& words, Environment environment) const {
  Words all{SHALE_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  if (!url_.empty()) environment.insert(environment.begin(), {"DATABASE_URL", url_});
  return Process::start(all, {.environment = environment, .folder = root()});
}

Answer Project::run(const Words& words, Environment environment) const {
  return start(words, std::move(environment)).wait();
}

void Bench::SetUpTestSuite() {
  forget_settings();
  folder_ = new TemporaryFolder(must(TemporaryFolder::make()));
  ::chmod(folder_->path().c_str(), 0711);  // the server's user must pass
  ::setenv("SHALE_CACHE", (folder_->path() / "cache").c_str(), 1);
  restart_server();
}

void Bench::TearDownTestSuite() {
  // Nobody needs the data: a shutdown would write all of it to the disk.
  const auto keeper = read_file(server_->folder() / "keeper");
  kill_server();
  EXPECT_TRUE(keeper && eventually([&] { return !lives(std::atoi(keeper->c_str())); }));
  server_.reset();
  delete folder_;
  folder_ = nullptr;
}

void Bench::restart_server() {
  server_ = std::make_unique<Server>(must(Server::start({})));
}

void Bench::kill_server() {
  const pid_t postmaster = server_->pid();
  std::vector<pid_t> all = children_of(postmaster);
  all.insert(all.begin(), postmaster);
  for (const pid_t pid : all) ::kill(pid, SIGKILL);
  for (const pid_t pid : all) EXPECT_TRUE(eventually([&] { return !lives(pid); }));
}

std::string Bench::new_database() {
  const std::string name = "fault_" + std::to_string(++databases_);
  must(server_->ensure_database(name));
  return url_of(name);
}

std::string Bench::empty_database() {
  static const std::string url = new_database();
  run_sql(url,
          "do $$ declare s name; begin for s in select nspname from pg_namespace "
          "where nspname !~ '^pg_' and nspname <> 'information_schema' "
          "loop execute format('drop schema %I cascade', s); end loop; end $$; "
          "create schema public");
  return url;
}

std::string Bench::url_of(const std::string& database) {
  return server_->target(database).url();
}

Connection Bench::connect(const std::string& url) {
  return must(Connection::open(must(Target::parse(url)), {.application_name = "test"}));
}

void Bench::run_sql(const std::string& url, std::string_view sql) {
  must(connect(url).run(sql));
}

std::string Bench::value(Connection& connection, std::string_view sql) {
  const Rows rows = must(connection.query(sql));
  return rows.size() == 0 ? "" : std::string(rows.at(0, 0));
}

std::string Bench::value(const std::string& url, std::string_view sql) {
  Connection connection = connect(url);
  return value(connection, sql);
}

std::vector<std::string> Bench::column(const std::string& url, std::string_view sql) {
  Connection connection = connect(url);
  const Rows rows = must(connection.query(sql));
  std::vector<std::string> values;
  for (int i = 0; i < rows.size(); ++i) values.emplace_back(rows.at(i, 0));
  return values;
}

std::string Bench::dump(const std::string& url) {
  const auto invalid = column(url,
                              "select indexrelid::regclass::text from pg_index "
                              "where not indisvalid or not indisready order by 1");
  const std::string footer = "invalid: " + join(invalid, ", ") + "\n";
  const Witness witness(*server_);
  if (!witness.is_pg_dump()) return join(column(url, catalog_listing), "\n") + footer;
  const Answer answer =
      Process::start({witness.program(), "--exclude-schema=shale", "--dbname=" + url}, {}).wait();
  if (answer.exit_code != 0) throw std::runtime_error(answer.err);
  return without_restrict(answer.out) + footer;
}

std::vector<std::string> Bench::history(const std::string& url) {
  return column(url,
                "select concat_ws(' ', event, direction, stem, version, total, checksum, tokens) "
                "from shale.history where event not in ('running', 'progress', 'failed') "
                "order by number");
}

std::vector<std::string> Bench::applied(const std::string& url) {
  return column(url, "select stem from shale.applied order by number");
}

std::string gate(int number) {
  return "select pg_advisory_xact_lock(7, " + std::to_string(number) + ");\n";
}

Gate::Gate(const std::string& url, int number)
    : connection_(must(Connection::open(must(Target::parse(url)), {.application_name = "gate"}))),
      number_(number) {
  must(connection_.run("select pg_advisory_lock(7, " + std::to_string(number) + ")"));
}

bool Gate::waited_for() {
  return must(connection_.query("select from pg_locks where locktype = 'advisory' and classid = 7 "
                                "and not granted and objid = " +
                                std::to_string(number_) +
                                " and database = (select oid from pg_database where datname = "
                                "current_database())"))
             .size() > 0;
}

void Gate::open() {
  must(connection_.run("select pg_advisory_unlock(7, " + std::to_string(number_) + ")"));
}

// On a connection of its own: within a transaction pg_stat_activity stands still.
bool waits_for_lock(const std::string& url, const std::string& part) {
  Connection connection = must(Connection::open(must(Target::parse(url))));
  return must(connection.query("select from pg_stat_activity where application_name = 'shale' and "
                               "wait_event_type = 'Lock' and position($1 in query) > 0 and "
                               "datname = current_database() and pid <> pg_backend_pid()",
                               {part}))
             .size() > 0;
}

}  // namespace shale::testing_
