#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "proof/proof.h"
#include "schema/source.h"
#include "verify/draft.h"

namespace shale::commands_::in_draft {
namespace {

constexpr Flag flags[] = {
    {"--to", "SCHEMA", "Write the migration that leads from the folder to this schema"},
    {"--down", "STEM", "Write the missing down of a migration, or check the one that it has"},
    {"--safe", "", "With --to: for live tables, no lock is held while rows are worked on"},
    {"--print", "", "Print the SQL, and write no file"},
};
constexpr Example examples[] = {
    {"shale draft --down 022_add_customer", "the down of a migration that has none, proved"},
    {"shale draft add_reports --to schema.sql", "the migration from the folder to a SQL file"},
    {"shale draft add_reports --to schema.sql --safe", "the same, for tables that are in use"},
};

std::string_view verdict_of(DownLabel label) {
  switch (label) {
    case DownLabel::differs:
      return "leads to another state than the one before it";
    case DownLabel::fails:
      return "fails";
    case DownLabel::impossible:
      return "is impossible";
    case DownLabel::lossy:
      return "is lossy";
    case DownLabel::exact:
      return "is exact";
    case DownLabel::none:
      return "is missing";
  }
  return "";
}

// What the trial of a down came to, in lines for people.
void tell(Ui& ui, const std::string& stem, const DraftedDown& drafted) {
  const Trial& trial = drafted.trial;
  ui.say(fmt::format("the down of {} {}", stem, verdict_of(trial.label)));
  for (const std::string& reason : trial.reasons) ui.say("  " + reason);
  if (trial.error) ui.error(*trial.error);
  if (is_good(trial)) return;
  ui.note("nothing was written");
  if (drafted.sql.empty()) return;
  ui.note("this was tried, for you to go on from:");
  ui.say(drafted.sql);
}

Result<const Migration*> named(const Folder& folder, const std::string& name) {
  for (const Migration& m : folder.migrations)
    if (m.stem == name || (is_digits(name) && compare_versions(m.version, name) == 0)) return &m;
  return Error{.what = "there is no migration " + name, .hint = "shale status lists them"};
}

Result<int> draft_missing_down(Invocation& invocation, const Settings& settings,
                               const std::string& name) {
  TRY(folder, read_migrations(settings));
  TRY(migration, named(folder, name));
  if (migration->runner)
    return Error{.what = migration->stem + " is a program: only a program can take it back",
                 .hint = "write its down by hand"};
  TRY(server, Server::start(server_options(settings)));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  if (migration->has_down() && !invocation.has("--print"))
    return Error{.what = migration->stem + " has a down",
                 .hint = "shale verify proves it; --print shows what shale would write"};
  TRY(drafted, draft_down(server, folder, *migration, display));
  tell(invocation.ui, migration->stem, drafted);
  if (!is_good(drafted.trial)) return exit_no;
  TRY(file, down_file(*migration, drafted.sql));
  if (invocation.has("--print")) file.text = drafted.sql;
  CHECK(write_files(invocation, {file}));
  return exit_yes;
}

Result<int> draft_to(Invocation& invocation, const Settings& settings, const std::string& to) {
  TRY(folder, read_migrations(settings));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(pair, read_schemas(settings, settings.migrations.string(), to, display));
  const Schema &from = pair.a, &target = pair.b;
  TRY(server, Server::start(server_options(settings)));
  Workbench workbench(server);
  TRY(difference, workbench.compare(from.catalog, target.catalog));
  if (difference.level == Level::identical) {
    invocation.ui.say("the migrations lead to this schema already; nothing was written");
    return exit_yes;
  }
  const PlanOptions options{.safe = invocation.has("--safe")};
  TRY(up, prove_plan(workbench, from.catalog, target.catalog, pair.renames, options));
  TRY(down, prove_plan(workbench, target.catalog, from.catalog, reversed(pair.renames), options));
  TRY(files, drafted_migration(folder, habit_of(folder), invocation.arguments[0],
                               "leads to the schema of " + target.shown, up.plan, down.plan));
  CHECK(write_files(invocation, files));
  if (options.safe) note_unsafe(invocation.ui, up.plan);
  return exit_yes;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  const auto to = invocation.value("--to"), down = invocation.value("--down");
  if (to.has_value() == down.has_value())
    return Error{.what = "draft needs either --to or --down",
                 .hint = "shale draft NAME --to SCHEMA, or shale draft --down STEM"};
  if (to.has_value() == invocation.arguments.empty())
    return Error{.what = to ? "the new migration needs a name" : "--down takes no other name",
                 .hint = to ? "shale draft NAME --to SCHEMA" : "shale draft --down STEM"};
  if (down && invocation.has("--safe"))
    return Error{.what = "--safe is for the plan of --to",
                 .hint = "shale draft NAME --to SCHEMA --safe"};
  return down ? draft_missing_down(invocation, settings, *down)
              : draft_to(invocation, settings, *to);
}

}  // namespace

extern const Command draft;
constinit const Command draft{
    .name = "draft",
    .summary = "Write a migration from a difference, or a missing down, proved",
    .arguments = "[NAME]",
    .description =
        "With --to, writes the migration that leads from the folder's schema to another one (a "
        "folder, a revision, a SQL file, a database: see shale dump), with its down; the "
        "statements "
        "of both ran on scratch copies before and left no difference. With --down, writes the down "
        "of a migration that has none, from the schema before and after it; before it is written, "
        "the migration is applied on a scratch database, taken back, compared, and applied again. "
        "Rows that it inserts are deleted by values that stand in it, never by an id that a "
        "sequence or a query gave: that is another row elsewhere. A "
        "down is exact, or lossy, and then it is said what is lost; where none can undo the "
        "migration, that is said, what was tried is shown, nothing is written, and the exit status "
        "is 1.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_draft
