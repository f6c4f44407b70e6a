#include <fmt/format.h>

#include "cli/command.h"
#include "cli/steps.h"
#include "run/replay.h"
#include "schema/source.h"
#include "squash/press.h"

namespace shale::commands_ {
namespace {
Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  TRY(folder, read_folder(settings.migrations));
  TRY(server, Server::start(server_options(settings)));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(plan, plan_replay(server, folder));
  TRY(replayed, replay(server, folder, display));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  TRY(catalog, Catalog::read(connection));
  TRY(originals, Originals::read(plan.migrations));
  Workbench workbench(server);
  Places places{.names = {"all"}, .group_of = [](const Object&) { return 0; }};
  TRY(pressed, press(workbench, catalog, originals, places));
  for (auto& f : pressed.files) invocation.ui.out(f.up + "\n-- down\n" + f.down);
  invocation.ui.note(fmt::format("{} of {}", pressed.kept, pressed.definitions));
  for (auto& r : pressed.refused) invocation.ui.warning(r);
  return exit_yes;
}
}  // namespace
extern const Command squash;
constinit const Command squash{.name = "squash", .summary = "Press", .description = "x", .run = run};
}  // namespace shale::commands_
