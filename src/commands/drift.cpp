#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "proof/proof.h"
#include "report/difference.h"
#include "report/dump.h"
#include "verify/draft.h"
#include "verify/drift.h"

namespace shale::commands_::in_drift {
namespace {

constexpr Flag flags[] = {
    {"--sql", "", "Print only the statements that undo what was made by hand"},
    {"--adopt", "NAME", "Write the migration that makes the folder agree with the database"},
    wait_flag,
    format_flag,
};
constexpr Example examples[] = {
    {"shale drift", "what was made by hand, and the SQL that undoes it"},
    {"shale drift --adopt keep_hotfix", "the migration that takes it into the folder"},
};

Result<int> adopt(Invocation& invocation, const Workspace& work, Workbench& workbench,
                  const Drift& drift, const std::string& name) {
  TRY(up, prove_plan(workbench, drift.expected, drift.found));
  TRY(down, prove_plan(workbench, drift.found, drift.expected));
  TRY(files, drafted_migration(work.folder(), habit_of(work.folder()), name,
                               "takes over what was made by hand", up.plan, down.plan));
  CHECK(write_files(invocation, files));
  invocation.ui.note(
      "this database has it already: shale repair --accept marks it as applied there");
  return exit_yes;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(work, open_workspace(invocation, settings, display));
  TRY(server, Server::start(server_options(settings)));
  TRY(drift, find_drift(server, *work, display));
  for (const std::string& note : drift.notes) invocation.ui.warning(note);
  for (const std::string& thing : drift.found.uncovered())
    invocation.ui.warning(thing + " is not compared: shale does not know its kind");
  const bool same = drift.difference.level != Level::different;
  Workbench workbench(server);
  if (const auto name = invocation.value("--adopt"); name && !same)
    return adopt(invocation, *work, workbench, drift, *name);
  const Side left(drift.expected, "migrations", {}), right(drift.found, "database", {});
  if (invocation.json()) {
    invocation.ui.out(difference_json(drift.difference, left, right));
    return same ? exit_yes : exit_no;
  }
  if (same) {
    invocation.ui.say("no drift: the database is as its migrations leave it (" +
                      join(drift.schemas, ", ") + ")");
    return exit_yes;
  }
  if (!invocation.has("--sql"))
    invocation.ui.out(difference_text(drift.difference, left, right,
                                      {"migrations", work->database().local ? "local" : "db"}));
  auto undo = prove_plan(workbench, drift.found, drift.expected);
  if (!undo) {
    invocation.ui.error(std::move(undo).error().while_doing("writing the SQL that undoes it"));
    return exit_no;
  }
  if (!invocation.has("--sql"))
    invocation.ui.out("\n-- what undoes it, proven on a scratch copy:\n");
  invocation.ui.out(migration_text(undo->plan));
  if (!invocation.has("--sql"))
    invocation.ui.note("shale drift --adopt NAME writes the migration that keeps it instead");
  return exit_no;
}

}  // namespace

extern const Command drift;
constinit const Command drift{
    .name = "drift",
    .summary = "Compare a database with its migrations",
    .description =
        "Replays the migrations that the database's history has as applied, and compares the "
        "database with that. What is missing, extra or changed is named, with the SQL that undoes "
        "it and the way to take it over. Only the managed schemas count: those of shale.toml, else "
        "those in which the replay leaves objects. The database is only read. Exits with 1 if "
        "there is drift.",
    .flags = flags,
    .examples = examples,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_drift
