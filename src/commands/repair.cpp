#include "run/repair.h"

#include <algorithm>

#include <fmt/format.h>

#include "adopt/foreign_history.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/eyes.h"
#include "cli/steps.h"
#include "run/runner.h"
#include "run/select.h"

namespace shale::commands_::in_repair {
namespace {

constexpr Flag flags[] = {
    {"--finish", "", "Go on at the statement where it stopped"},
    {"--from", "N", "With --finish: go on at this statement instead (from 1)"},
    {"--undo", "", "Run its down, if it has one, and mark it as not applied"},
    {"--accept", "", "Mark it as applied, as it stands in its file now"},
    wait_flag,
    lock_timeout_flag,
    lock_retries_flag,
    lock_wait_flag,
    runner_timeout_flag,
    format_flag,
};
constexpr Example examples[] = {
    {"shale repair", "show what was interrupted, and the choices"},
    {"shale repair --finish", "go on where it stopped"},
    {"shale repair --accept 022_add_customer", "take an edited migration as it is now"},
};

// What can be known of a program that was interrupted: when it began, how it ended, and who of its
// sessions is still there.
void show_program(Ui& ui, Connection& connection, const Interruption& interruption) {
  const Record& record = *interruption.standing->record;
  const Migration& migration = *interruption.standing->migration;
  ui.out(record.event == Event::running
             ? fmt::format("{} is a program that started at {}, and nobody saw its end\n",
                           record.stem, record.at)
             : fmt::format("{} is a program that {} at {}\n", record.stem,
                           record.detail.empty() ? "failed" : record.detail, record.at));
  if (record.checksum != migration.checksum) ui.out("  its file has changed since then\n");
  const auto sessions = connection.query(
      "select pid, coalesce(state, ''), left(regexp_replace(query, '\\s+', ' ', 'g'), 60)"
      " from pg_catalog.pg_stat_activity where application_name = $1"
      " and datname = current_database()",
      {session_name_of(migration)});
  for (int r = 0; sessions && r < sessions->size(); ++r)
    ui.out(fmt::format("  a session of it is still there: pid {} ({}): {}\n", sessions->at(r, 0),
                       sessions->at(r, 1), redacted(sessions->at(r, 2))));
  ui.out(
      "  how far it came is known to the database alone: look at what is there\n"
      "\n  shale repair --finish   runs it again from its beginning\n"
      "  shale repair --undo     marks it as not applied; what it did stays\n"
      "  shale repair --accept   marks it as applied, and runs nothing\n");
}

void show(Ui& ui, const Interruption& interruption) {
  const std::string stem(interruption.standing->stem());
  ui.out(fmt::format("{} stopped half way {}: {} of {} done\n", stem,
                     name_of(interruption.standing->record->direction), interruption.done,
                     count_of(interruption.total, "statement")));
  if (interruption.standing->migration == nullptr) {
    ui.out("  its file is not here; bring it back first\n");
    return;
  }
  if (interruption.file_changed) ui.out("  the file has changed in the statements that are done\n");
  if (!interruption.statement.empty()) {
    ui.out(fmt::format("  it stopped at {}:{}:{}\n", interruption.place.file,
                       interruption.place.line, interruption.place.column));
    for (std::string_view line : lines(interruption.statement))
      ui.out(fmt::format("    {}\n", line));
  }
  const bool has_down = interruption.standing->migration->has_down();
  ui.out(
      fmt::format("\n  shale repair --finish   goes on there\n"
                  "  shale repair --undo     {}\n"
                  "  shale repair --accept   marks it as applied, and runs nothing\n",
                  has_down ? "runs its down, and marks it as not applied"
                           : "marks it as not applied (it has no down: what is done stays)"));
}

// Marks what never ran, up to and with one migration, if the database is as if it had.
Result<int> accept_by_proof(Invocation& invocation, Workspace& work, const Migration& last) {
  Observer quiet;
  Folder folder = work.folder();
  folder.migrations.clear();
  std::vector<const Migration*> pending;
  for (const Standing& s : work.overview().standings) {
    if (s.migration == nullptr) continue;
    const bool before = s.migration <= &last;  // in the folder's order
    if (s.state == State::pending && before) pending.push_back(s.migration);
    if (s.state == State::applied || s.state == State::edited ||
        (s.state == State::pending && before))
      folder.migrations.push_back(*s.migration);
  }
  TRY(server, Server::start(server_options(work.settings())));
  TRY(wrong, unlike(server, work, folder, quiet));
  if (!wrong.empty())
    return Error{.what = fmt::format("{} never ran, and the database is not as after it: {}",
                                     last.stem, wrong),
                 .hint = "shale up applies it; shale drift shows all differences"};
  CHECK(work.lock());
  for (const Migration* migration : pending) {
    CHECK(accept(work.session(), *migration, true));
    invocation.ui.say(migration->stem + " is marked as applied: the database has what it makes");
  }
  return exit_yes;
}

Result<int> accept_named(Invocation& invocation, Workspace& work, std::string_view name) {
  TRY(migration, find_migration(work.overview(), name));
  const Record* record = work.session().history().find(migration->stem);
  if (record == nullptr || (!record->is_applied() && !record->is_interrupted()))
    return accept_by_proof(invocation, work, *migration);
  CHECK(work.lock());
  CHECK(accept(work.session(), *migration));
  invocation.ui.say(migration->stem + " is marked as applied, as its file is now");
  return exit_yes;
}

Result<int> settle(Invocation& invocation, Workspace& work, const Interruption& interruption,
                   std::optional<std::size_t> from) {
  const std::string stem(interruption.standing->stem());
  if (interruption.standing->migration == nullptr)
    return Error{.what = stem + " was interrupted, and its file is not here",
                 .hint = "bring it back first"};
  if (invocation.has("--accept")) return accept_named(invocation, work, stem);
  if (from && *from > interruption.total + 1)
    return Error{.what = fmt::format("{} has {}, so --from can't be {}", stem,
                                     count_of(interruption.total, "statement"), *from),
                 .hint = fmt::format("--from {} goes on behind the last", interruption.total + 1)};
  RunReport report =
      invocation.has("--undo")
          ? undo(work.session(), interruption)
          : finish(work.session(), interruption, from ? std::optional(*from - 1) : std::nullopt);
  const std::string_view verb = report.direction == Direction::up ? "finished" : "undone";
  TRY(exit, conclude(invocation, work, std::move(report)));
  invocation.ui.say(fmt::format("{} is {}", stem, verb));
  return exit;
}

std::size_t number_of(const Folder& folder, std::string_view stem) {
  const auto at = std::ranges::find(folder.migrations, stem, &Migration::stem);
  return static_cast<std::size_t>(at - folder.migrations.begin());
}

// Where an interrupted migration really is. What can't be seen is no reason to hide the rest.
void look(Invocation& invocation, Workspace& work, Observer& observer, const std::string& stem) {
  const std::size_t number = number_of(work.folder(), stem);
  if (number == work.folder().migrations.size()) return;
  const auto seen = [&]() -> Status {
    TRY(server, Server::start(server_options(work.settings())));
    TRY(live, read_live(server, work, observer));
    TRY(found, find_whereabouts(server, work.folder(), number, number + 1, live, observer));
    invocation.ui.out("\n");
    show_whereabouts(invocation.ui, server, found, live.catalog);
    return ok();
  }();
  if (!seen) invocation.ui.warning("where it really is can't be seen: " + seen.error().what);
}

// A database that another tool has marked as dirty.
Result<int> settle_dirty(Invocation& invocation, Workspace& work, Observer& observer,
                         const ForeignState& dirty) {
  const auto& all = work.folder().migrations;
  const auto at = std::ranges::find_if(
      all, [&](const Migration& m) { return compare_versions(m.version, dirty.version) == 0; });
  if (at == all.end())
    return Error{.what = fmt::format("{} stopped in version {}, and there is no such file",
                                     dirty.tool->name, dirty.version),
                 .hint = "bring it back first"};
  const std::string previous = at == all.begin() ? "" : (at - 1)->version;
  Connection& connection = work.session().connection();
  if (invocation.has("--accept") || invocation.has("--undo")) {
    const std::string version = invocation.has("--accept") ? dirty.version : previous;
    CHECK(connection.run("begin;\n" + dirty.tool->settle(dirty, version) + "commit"));
    invocation.ui.say(version.empty() ? dirty.table + " is empty and not dirty any more"
                                      : fmt::format("{} is at version {} and not dirty any more",
                                                    dirty.table, version));
    return exit_yes;
  }
  if (invocation.has("--finish"))
    return Error{.what = "--finish is for migrations that shale ran",
                 .hint = "run the SQL that shale repair shows, then shale repair --accept"};
  invocation.ui.out(fmt::format("{} stopped in {}, version {} ({} is dirty)\n", dirty.tool->name,
                                at->stem, dirty.version, dirty.table));
  look(invocation, work, observer, at->stem);
  invocation.ui.out(
      fmt::format("\nrun the SQL of one way, then:\n"
                  "  shale repair --accept   sets {} to version {}, not dirty\n"
                  "  shale repair --undo     sets it to {}, not dirty\n",
                  dirty.table, dirty.version, previous.empty() ? "no version" : previous));
  invocation.ui.note("then shale adopt takes the database over");
  return exit_no;
}

// A database without any history: where is it?
Result<int> find_place(Invocation& invocation, Workspace& work, Observer& observer) {
  TRY(server, Server::start(server_options(work.settings())));
  TRY(live, read_live(server, work, observer));
  const bool empty = std::ranges::none_of(live.catalog.objects(),
                                          [](const Object& o) { return o.kind->name == "table"; });
  if (empty || work.folder().migrations.empty()) {
    invocation.ui.say("nothing is interrupted");
    return exit_yes;
  }
  TRY(found,
      find_whereabouts(server, work.folder(), 0, work.folder().migrations.size(), live, observer));
  invocation.ui.out("the database has no history; by its schema:\n");
  show_whereabouts(invocation.ui, server, found, live.catalog);
  if (found.complete() && found.difference.level != Level::different)
    invocation.ui.out(
        fmt::format("\n  shale repair --accept {}   marks it and all before it as applied\n",
                    found.migration->stem));
  return exit_no;
}

Result<int> run(Invocation& invocation) {
  const int choices = static_cast<int>(invocation.has("--finish")) +
                      static_cast<int>(invocation.has("--undo")) +
                      static_cast<int>(invocation.has("--accept"));
  if (choices > 1)
    return Error{.what = "--finish, --undo and --accept exclude each other", .hint = "choose one"};
  if (!invocation.arguments.empty() && !invocation.has("--accept"))
    return Error{.what = "only --accept takes the name of a migration",
                 .hint = "shale repair --accept " + invocation.arguments[0]};
  if (invocation.has("--from") && !invocation.has("--finish"))
    return Error{.what = "--from goes with --finish", .hint = "shale repair --finish --from N"};
  TRY(from, invocation.number("--from", 1));
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui);
  TRY(work, open_workspace(invocation, settings, display));
  if (!invocation.arguments.empty())
    return accept_named(invocation, *work, invocation.arguments[0]);
  if (work->history().records().empty()) {
    Connection& connection = work->session().connection();
    TRY(dirty, find_dirty(connection, work->folder()));
    if (dirty) return settle_dirty(invocation, *work, display, *dirty);
    TRY(others, foreign_tables(connection, work->folder()));
    if (others.empty() && choices == 0) return find_place(invocation, *work, display);
  }
  if (choices > 0) CHECK(work->lock());
  TRY(found, interruptions(work->overview()));
  if (found.empty()) {
    invocation.ui.say("nothing is interrupted");
    return exit_yes;
  }
  if (choices == 1) return settle(invocation, *work, found[0], from);
  for (const Interruption& interruption : found) {
    if (const Migration* m = interruption.standing->migration; m != nullptr && m->runner)
      show_program(invocation.ui, work->session().connection(), interruption);
    else
      show(invocation.ui, interruption);
    look(invocation, *work, display, std::string(interruption.standing->stem()));
  }
  return exit_no;
}

}  // namespace

extern const Command repair;
constinit const Command repair{
    .name = "repair",
    .summary = "Settle an interrupted migration: finish, undo, or accept",
    .arguments = "[STEM]",
    .description =
        "Only a migration with statements outside of a transaction, or one that is a program, can "
        "be "
        "interrupted; the history knows how far it came. Without a flag, shows the statement where "
        "it stopped and the "
        "choices, and exits with 1. The database's schema is held against the one that each "
        "statement leaves on a scratch database: so it is said where it really is, what is there "
        "that should not be, and the SQL of each way out. The same for a database that "
        "golang-migrate left dirty, and for one without any history. "
        "With --accept and a name, takes an edited migration as it is in its file now.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_repair
