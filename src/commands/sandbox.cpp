#include "base/process.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "run/replay.h"
#include "server/scratch.h"

namespace shale::commands_::in_sandbox {
namespace {

constexpr Flag flags[] = {
    {"--to", "VERSION", "Only the migrations up to and with this one"},
};
constexpr Example examples[] = {
    {"shale sandbox -- npm test", "a test suite on a database of its own"},
    {"shale sandbox", "look around in psql"},
};

// The folder as it was when its last migration was `to`.
Status cut_behind(Folder& folder, const std::string& to) {
  for (std::size_t i = folder.migrations.size(); i-- > 0;) {
    const Migration& migration = folder.migrations[i];
    if (migration.stem != to && !(is_digits(to) && compare_versions(migration.version, to) == 0))
      continue;
    folder.migrations.resize(i + 1);
    return ok();
  }
  return Error{.what = "there is no migration " + to, .hint = "shale status lists them"};
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  TRY(folder, read_migrations(settings));
  if (const auto to = invocation.value("--to")) CHECK(cut_behind(folder, *to));
  TRY(server, Server::start(server_options(settings)));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(replayed, replay(server, folder, display));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  std::vector<std::string> command = invocation.rest;
  if (command.empty())
    command = {server.is_local() ? (server.binaries().folder / "psql").string() : "psql"};
  if (invocation.rest.empty() && !is_executable(command[0])) command = {"psql"};
  TRY(finished, run_program({.arguments = command, .environment = scratch.target().environment()}));
  CHECK(scratch.drop());
  return finished.exit_code;
}

}  // namespace

extern const Command sandbox;
constinit const Command sandbox{
    .name = "sandbox",
    .summary = "A fresh, migrated database for the time of one command",
    .arguments = "[-- CMD…]",
    .description =
        "Makes a database on the local server with every migration applied, runs the command with "
        "its URL in "
        "DATABASE_URL and PG*, drops it, and exits as the command did. The migrations run once: "
        "the database is a copy of a snapshot that is kept by their content. Without a command, "
        "psql.",
    .flags = flags,
    .examples = examples,
    .takes_rest = true,
    .run = run,
};

}  // namespace shale::commands_::in_sandbox
