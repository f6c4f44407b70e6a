#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/squash_adoption.h"
#include "cli/steps.h"
#include "run/apply.h"
#include "run/select.h"
#include "run/unit.h"

namespace shale::commands_::in_up {
namespace {

constexpr Flag flags[] = {
    {"--to", "VERSION", "Stop behind this migration (a version or a whole name)"},
    {"--dry-run", "", "Show what would run, and how, and run nothing"},
    {"--single-transaction", "", "All of them in one transaction: all or nothing"},
    {"--allow-out-of-order", "", "Apply also what comes before migrations that are applied"},
    {"--accept-drift", "",
     "Take a squash over though the database differs; what does is written down"},
    {"--strict", "", "Refuse if an applied migration was edited or is missing, too"},
    wait_flag,
    lock_timeout_flag,
    lock_retries_flag,
    lock_wait_flag,
    runner_timeout_flag,
    format_flag,
};
constexpr Example examples[] = {
    {"shale up", "apply everything that is pending"},
    {"shale up --to 022", "up to and with version 022"},
    {"shale up --dry-run", "only show the plan"},
    {"shale up --wait 30s", "in a container that starts with its database"},
};

std::string segments_text(const Unit& unit) {
  std::string text;
  for (const Segment& segment : unit.plan.segments) {
    const Place place = place_in(unit, segment.first);
    text += segment.mode == Segment::Mode::alone
                ? fmt::format("    outside of a transaction: {}:{}\n", place.file, place.line)
                : fmt::format("    one transaction: {} from {}:{}\n",
                              count_of(segment.last - segment.first, "statement"), place.file,
                              place.line);
  }
  return text;
}

// Does the folder have a squash that this database has never heard of?
bool is_fresh(const Overview& overview) {
  return overview.squash.proof != nullptr && !overview.squash.due() &&
         std::ranges::any_of(overview.standings, [&](const Standing& s) {
           return s.state == State::pending && overview.squash.proof->squashed(s.stem()) != nullptr;
         });
}

Result<int> dry_run(Invocation& invocation, Workspace& work, Policy policy) {
  TRY(adopts, reaches_squash(work.overview(), policy, invocation.value("--to")));
  int exit = exit_yes;
  if (adopts) {
    TRY(shown, show_adoption(invocation, work));
    exit = shown;
  } else if (is_fresh(work.overview())) {
    invocation.ui.say(fmt::format("none of the {} is applied: the squashed files run as any other",
                                  count_of(work.proof()->replaces.size(), "original")));
  }
  TRY(selected, select_up(work.overview(), policy, invocation.value("--to")));
  for (const Migration* migration : selected) {
    if (migration->runner) {
      invocation.ui.out(migration->stem + (migration->directives.prints_sql
                                               ? "  a program that prints SQL\n"
                                               : "  a program\n"));
      continue;
    }
    TRY(unit, read_unit(*migration, Direction::up));
    invocation.ui.out(fmt::format("{}  {}{}\n", migration->stem, count_of(unit.size(), "statement"),
                                  unit.plan.is_whole() ? ", one transaction" : ""));
    if (!unit.plan.is_whole()) invocation.ui.out(segments_text(unit));
  }
  invocation.ui.say(
      fmt::format("{} would be applied; nothing was run", count_of(selected.size(), "migration")));
  return exit;
}

Policy policy_of(const Invocation& invocation, const Settings& settings) {
  if (invocation.has("--strict")) return Policy::strict;
  const bool allowed =
      invocation.has("--allow-out-of-order") || settings.out_of_order == OutOfOrder::allow;
  return allowed ? Policy::allow_out_of_order : Policy::careful;
}

// What a squash needed, and what ran behind it.
RunReport joined(RunReport first, RunReport rest) {
  first.done.insert(first.done.end(), rest.done.begin(), rest.done.end());
  first.error = std::move(rest.error);
  first.failed_stem = std::move(rest.failed_stem);
  return first;
}

Result<int> run(Invocation& invocation) {
  if (invocation.has("--strict") && invocation.has("--allow-out-of-order"))
    return Error{.what = "--strict and --allow-out-of-order contradict each other",
                 .hint = "leave one of them out"};
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui);
  TRY(work, open_workspace(invocation, settings, display));
  const Policy policy = policy_of(invocation, settings);
  CHECK(check_squash(invocation.ui, *work));
  TRY(wanted, select_up(work->overview(), policy, invocation.value("--to")));
  if (invocation.has("--dry-run")) {
    warn_of_remarks(invocation.ui, *work);
    return dry_run(invocation, *work, policy);
  }
  const auto start = Clock::now();
  TRY(adopts, reaches_squash(work->overview(), policy, invocation.value("--to")));
  RunReport report;
  if (adopts) {
    TRY(adoption, take_squash_over(invocation, *work, policy));
    if (adoption.refused) return exit_no;
    report = std::move(adoption.report);
    if (report.error) return conclude(invocation, *work, std::move(report));
  }
  warn_of_remarks(invocation.ui, *work);
  const bool renamed = std::ranges::any_of(work->overview().standings, &Standing::renamed);
  if (adopts || renamed || !wanted.empty()) {
    CHECK(work->lock());
    TRY(selected, select_up(work->overview(), policy, invocation.value("--to")));
    report = joined(std::move(report), apply(work->session(), selected, Direction::up,
                                             {.together = invocation.has("--single-transaction")
                                                              ? Together::one_transaction
                                                              : Together::no}));
  }
  const std::size_t done = report.done.size();
  const bool took_over = !report.adopted.empty();
  TRY(exit, conclude(invocation, *work, std::move(report)));
  if (done > 0 || !took_over)
    invocation.ui.say(done == 0 ? "nothing to apply"
                                : fmt::format("{} applied in {}", count_of(done, "migration"),
                                              duration_text(milliseconds_since(start))));
  return exit;
}

}  // namespace

extern const Command up;
constinit const Command up{
    .name = "up",
    .summary = "Apply what is pending",
    .description =
        "Applies the pending migrations in order: by version, then by declared dependencies, then "
        "by name. "
        "Each is one transaction with its row in the history, unless a statement forbids it "
        "(CREATE "
        "INDEX CONCURRENTLY, VACUUM, …): then it is cut into parts, what is done is recorded "
        "statement by statement, and the next run goes on where this one stopped. One runner works "
        "at "
        "a time. A statement that doesn't get its lock in time is tried again, a few times.\n\n"
        "Where the folder has a squash, a database that has the originals takes it over: what it "
        "lacks of them comes from the archive first, then its schema is compared with what the "
        "squashed files make, and the history is rewritten in one transaction; nothing is run. A "
        "database that has drifted is refused with the difference and exit status 1.",
    .flags = flags,
    .examples = examples,
    .run = run,
};

}  // namespace shale::commands_::in_up
