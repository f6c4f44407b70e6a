#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "run/apply.h"
#include "run/replay.h"
#include "run/reset.h"
#include "run/select.h"

namespace shale::commands_::in_reset {
namespace {

constexpr Flag flags[] = {
    yes_flag,       wait_flag,           lock_timeout_flag, lock_retries_flag,
    lock_wait_flag, runner_timeout_flag, format_flag,
};
constexpr Example examples[] = {
    {"shale reset", "drop everything that is managed, apply everything again"},
    {"shale reset --yes", "without a question, for scripts"},
};

Status refuse_protected(const Settings& settings, Workspace& work) {
  const auto refusal = [](const std::string& where, const std::string& hint) {
    return Error{.what = "this database is protected (" + where + "): reset does not touch it",
                 .hint = hint};
  };
  if (settings.is_protected)
    return refusal("protected = true in shale.toml, or SHALE_PROTECTED",
                   "take that away if you mean it");
  TRY(guarded, is_protected(work.session().connection()));
  if (guarded) return refusal("shale db protect", "shale db unprotect, if you mean it");
  return ok();
}

// What the migrations leave behind is known by replaying them, unless shale.toml names the schemas.
Result<Managed> managed_by(const Settings& settings, const Workspace& work, Observer& observer) {
  TRY(server, Server::start(server_options(settings)));
  auto replayed = replay(server, work.folder(), observer);
  if (replayed) {
    if (!settings.schemas.empty()) replayed->managed.schemas = settings.schemas;
    return replayed->managed;
  }
  Error error = std::move(replayed).error();
  error.notes.emplace_back(
      "a replay tells what the migrations make, and that they can be applied from zero");
  return error;
}

Status ask_first(Invocation& invocation, Workspace& work, const Managed& managed) {
  if (invocation.has("--yes")) return ok();
  TRY(full, tables_with_rows(work.session().connection(), managed));
  if (full.empty()) return ok();
  const std::string what =
      fmt::format("{} of {} {} rows ({}{})", count_of(full.size(), "table"), work.database().shown,
                  full.size() == 1 ? "holds" : "hold", full[0], full.size() > 1 ? ", …" : "");
  const auto answer = invocation.ui.ask(what + ". Drop them?");
  if (answer && *answer) return ok();
  if (answer) return Error{.what = "nothing was dropped"};
  return Error{
      .what = what + ": reset asks before it drops them, and there is no terminal to ask on",
      .hint = "shale reset --yes"};
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui);
  TRY(work, open_workspace(invocation, settings, display));
  CHECK(refuse_protected(settings, *work));
  const auto start = Clock::now();
  RunDisplay replay_display(invocation.ui, RunDisplay::Of::replay);
  TRY(managed, managed_by(settings, *work, replay_display));
  CHECK(work->lock());  // one lock over the whole
  CHECK(refuse_protected(settings, *work));
  CHECK(ask_first(invocation, *work, managed));
  CHECK(drop_managed(work->session(), managed));
  CHECK(work->look());
  invocation.ui.say("dropped all in the schemas: " +
                    (managed.schemas.empty() ? "none" : join(managed.schemas, ", ")));
  TRY(selected, select_up(work->overview(), Policy::careful, std::nullopt));
  RunReport report = apply(work->session(), selected, Direction::up);
  const std::size_t done = report.done.size();
  TRY(exit, conclude(invocation, *work, std::move(report)));
  invocation.ui.say(fmt::format("reset: {} applied in {}", count_of(done, "migration"),
                                duration_text(milliseconds_since(start))));
  return exit;
}

}  // namespace

extern const Command reset;
constinit const Command reset{
    .name = "reset",
    .summary = "Drop everything managed, apply from zero",
    .description =
        "Under one lock: drops the managed schemas, the extensions that the migrations made, and "
        "the history, "
        "then applies every migration. Everything in a managed schema goes, also what was made by "
        "hand. The managed schemas are those of shale.toml, else those in "
        "which a replay of the migrations on the local server leaves objects; the rest of the "
        "database is left alone. Refuses a protected database (protected = true in shale.toml, or "
        "shale db protect), and asks before it drops a table that holds rows.",
    .flags = flags,
    .examples = examples,
    .run = run,
};

}  // namespace shale::commands_::in_reset
