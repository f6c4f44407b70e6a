#include "adopt/import.h"
#include "base/text.h"
#include "cli/adoption.h"
#include "cli/command.h"
#include "cli/steps.h"

namespace shale::commands_::in_adopt {
namespace {

constexpr Flag flags[] = {
    {"--table", "TABLE", "The other tool's table (default: looked for)"},
    {"--column", "COLUMN", "Its column with the names of files (default: the one that has them)"},
    {"--advisory-lock", "N", "The advisory lock that a home-made runner takes: taken too"},
    {"--accept-drift", "", "Take it over although the database differs, and write that down"},
    {"--keep-in-step", "", "Let the other tool's table follow every later up and down"},
    {"--dry-run", "", "Show what would be taken over, and write nothing"},
    wait_flag,
    lock_timeout_flag,
    lock_wait_flag,
    format_flag,
};
constexpr Example examples[] = {
    {"shale adopt --dry-run", "what golang-migrate left, and whether it is true"},
    {"shale adopt --table public.migrations --column filename", "a home-made table of file names"},
    {"shale adopt --keep-in-step", "while some still deploy with the other tool"},
};

Result<ForeignOptions> options_of(const Invocation& invocation) {
  ForeignOptions options{.table = invocation.value("--table").value_or(""),
                         .column = invocation.value("--column").value_or(""),
                         .advisory_lock = invocation.value("--advisory-lock").value_or("")};
  if (!options.column.empty() && options.table.empty())
    return Error{.what = "--column goes with --table",
                 .hint = "shale adopt --table public.migrations --column " + options.column};
  const std::string& lock = options.advisory_lock;
  if (!lock.empty() && (!is_digits(lock) || lock.size() > 18))
    return Error{.what = "--advisory-lock takes a number, not " + lock,
                 .hint = "the one that the other runner gives to pg_advisory_lock"};
  return options;
}

Adoption::Outcome outcome_of(const Invocation& invocation, const ForeignState& state,
                             const Proof& proof, const ImportPlan& plan) {
  using enum Adoption::Outcome;
  if (state.dirty && !proof.settled) return dirty;
  if (!proof.same() && !invocation.has("--accept-drift")) return differs;
  if (plan.migrations.empty() && !plan.settled && !plan.keep_in_step) return nothing_to_do;
  return invocation.has("--dry-run") ? would_adopt : adopted;
}

// A migration that shale itself left half done is no matter of the other tool's.
Status check_settled(const Workspace& work) {
  for (const Standing& s : work.overview().standings)
    if (s.state == State::interrupted)
      return Error{.what = std::string(s.stem()) + " stopped half way",
                   .hint = "settle that first: shale repair"};
  return ok();
}

Result<int> run(Invocation& invocation) {
  TRY(options, options_of(invocation));
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(work, open_workspace(invocation, settings, display));
  CHECK(check_settled(*work));
  TRY(server, Server::start(server_options(settings)));
  for (bool locked = false;; locked = true) {
    TRY(state, find_foreign(work->session().connection(), work->folder(), options));
    TRY(proof, prove(server, *work, state, display));
    ImportPlan plan = plan_import(*work, state, proof);
    plan.keep_in_step = invocation.has("--keep-in-step");
    const Adoption adoption{outcome_of(invocation, state, proof, plan), state, proof, plan};
    if (adoption.outcome == Adoption::Outcome::adopted) {
      const long long before = work->history().last_number();
      CHECK(work->lock());
      // Another shale was here: what it left is another matter.
      if (!locked && work->history().last_number() != before) continue;
      CHECK(import(*work, state, options, proof, plan));
    }
    invocation.ui.say(state.sentence());
    tell_findings(invocation.ui, adoption);
    if (invocation.json())
      invocation.ui.out(adoption_json(adoption));
    else
      tell_outcome(invocation.ui, server, adoption);
    return adoption.refused() ? exit_no : exit_yes;
  }
}

}  // namespace

extern const Command adopt;
constinit const Command adopt{
    .name = "adopt",
    .summary = "Take over a database that another tool migrated",
    .description =
        "Finds the other tool's history: golang-migrate's schema_migrations, or a home-made table "
        "of file names. What it claims is proven first: those migrations are replayed on a scratch "
        "database, and the schema is compared. If it agrees, shale's history takes them in, in one "
        "transaction, under the lock of the other tool and shale's own; nothing is run. A file "
        "that came late, with a number below golang-migrate's mark, and never ran is found and "
        "stays pending. A dirty mark is settled if the schema is exactly that of its version, or "
        "of the one before; else shale repair settles it. If the schema differs, the difference is "
        "shown, nothing is written, and the exit status is 1. Later runs take in what the other "
        "tool has done since.",
    .flags = flags,
    .examples = examples,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_adopt
