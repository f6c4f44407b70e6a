#include <fmt/format.h>

#include <algorithm>

#include "base/process.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "server/snapshot.h"

namespace shale::commands_::in_db {
namespace {

constexpr Example examples[] = {
    {"shale db start", "start the local server, if it doesn't run"},
    {"shale db status", "where it is, and what is in it"},
    {"psql \"$(shale db url)\"", "the project's database, for any program"},
    {"shale db psql", "psql on the project's database"},
    {"shale db protect", "mark the database: reset refuses it"},
};

Result<int> start(Invocation& invocation, const Settings& settings) {
  TRY(server, Server::start(server_options(settings)));
  for (const std::string& note : server.notes()) invocation.ui.note(note);
  if (!server.is_local()) {
    invocation.ui.say(
        fmt::format("PostgreSQL {} at {}", server.binaries().version, server.target("").shown()));
    return exit_yes;
  }
  invocation.ui.say(fmt::format("PostgreSQL {} {} (pid {})", server.binaries().version,
                                server.just_started() ? "is started" : "runs already",
                                server.pid()));
  return exit_yes;
}

Result<int> stop(Invocation& invocation, const Settings& settings) {
  TRY(server, Server::running(server_options(settings)));
  if (server) CHECK(server->stop());
  invocation.ui.say(server ? "stopped" : "it doesn't run");
  return exit_yes;
}

Result<int> show_status(Invocation& invocation, const Settings& settings) {
  TRY(server, Server::running(server_options(settings)));
  if (!server) {
    invocation.ui.out("the local server doesn't run; shale starts it when it is needed\n");
    return exit_no;
  }
  if (!server->is_local())
    invocation.ui.out(fmt::format("PostgreSQL {} at {}\nthis project's database: {}\n",
                                  server->binaries().version, server->target("").shown(),
                                  settings.local_database()));
  else
    invocation.ui.out(fmt::format(
        "PostgreSQL {}, pid {}\nfolder   {}\nlog      {}\nbinaries {}\nthis project's database: "
        "{}\n",
        server->binaries().version, server->pid(), server->folder().string(),
        server->log().string(), server->binaries().folder.string(), settings.local_database()));
  TRY(connection, server->connect("postgres"));
  TRY(databases,
      connection.query("select datname, pg_size_pretty(pg_database_size(oid)) from pg_database "
                       "where not datistemplate and datname <> 'postgres'"
                       " and not starts_with(datname::text, 'shale_spare_') order by 1"));
  for (int i = 0; i < databases.size(); ++i)
    invocation.ui.out(fmt::format("  {}  {}\n", databases.at(i, 0), databases.at(i, 1)));
  TRY(snapshots, list_snapshots(connection));
  TRY(spares, connection.query("select count(*) from pg_database"
                               " where starts_with(datname::text, 'shale_spare_')"));
  std::string kept = count_of(snapshots.size(), "snapshot");
  if (spares.number(0, 0) > 0)
    kept += " (copies made beforehand: " + std::string(spares.at(0, 0)) + ")";
  invocation.ui.out(kept + "\n");
  return exit_yes;
}

Result<int> url(Invocation& invocation, const Settings& settings) {
  TRY(database, project_database(settings));
  CHECK(make_database(settings));
  invocation.ui.out(database.target.url() + "\n");
  return exit_yes;
}

Result<int> psql(Invocation& invocation, const Settings& settings) {
  TRY(database, project_database(settings));
  CHECK(make_database(settings));
  std::vector<std::string> command{"psql"};
  command.insert(command.end(), invocation.rest.begin(), invocation.rest.end());
  TRY(finished, run_program({.arguments = command, .environment = database.target.environment()}));
  return finished.exit_code;
}

Result<int> guard(Invocation& invocation, const Settings& settings, bool on) {
  TRY(database, project_database(settings));
  CHECK(make_database(settings));
  TRY(connection, Connection::open(database.target));
  CHECK(set_protected(connection, on));
  invocation.ui.say(database.shown +
                    (on ? " is protected: reset refuses it" : " is not protected any more"));
  return exit_yes;
}

struct Action {
  std::string_view name;
  Result<int> (*run)(Invocation&, const Settings&);
};
constexpr Action actions[] = {
    {"start", start},
    {"stop", stop},
    {"status", show_status},
    {"url", url},
    {"psql", psql},
    {"protect", [](Invocation& i, const Settings& s) { return guard(i, s, true); }},
    {"unprotect", [](Invocation& i, const Settings& s) { return guard(i, s, false); }},
};

Result<int> run(Invocation& invocation) {
  const std::string& name = invocation.arguments[0];
  const auto found = std::ranges::find(actions, name, &Action::name);
  if (found != std::end(actions)) {
    TRY(settings, invocation.settings());
    return found->run(invocation, settings);
  }
  std::vector<std::string_view> names;
  for (const Action& action : actions) names.push_back(action.name);
  const std::string meant = nearest(name, names);
  return Error{.what = "db can't " + name,
               .hint = meant.empty() ? "start, stop, status, url, psql, protect or unprotect"
                                     : "did you mean shale db " + meant + "?"};
}

}  // namespace

extern const Command db;
constinit const Command db{
    .name = "db",
    .summary = "The local server: start, stop, status, url, psql; protect a database",
    .arguments = "start|stop|status|url|psql|protect|unprotect [-- ARGS…]",
    .description =
        "The local server is the machine's own PostgreSQL, on a private unix socket, started when "
        "it is "
        "needed and stopped after half an hour without use. Each folder of migrations has a "
        "database of its own on it. url and psql, protect and unprotect mean the project's "
        "database: "
        "the local one, unless DATABASE_URL or --database-url name another.",
    .examples = examples,
    .least_arguments = 1,
    .most_arguments = 1,
    .takes_rest = true,
    .run = run,
};

}  // namespace shale::commands_::in_db
