#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/squash_adoption.h"
#include "cli/steps.h"
#include "run/apply.h"
#include "run/select.h"

namespace shale::commands_::in_down {
namespace {

constexpr Flag flags[] = {
    {"--to", "VERSION", "Take back everything newer than this migration; 0 is everything"},
    wait_flag,
    lock_timeout_flag,
    lock_retries_flag,
    lock_wait_flag,
    format_flag,
};
constexpr Example examples[] = {
    {"shale down", "take back the newest migration"},
    {"shale down 3", "the newest three"},
    {"shale down --to 020", "everything that was applied after 020"},
};

Result<std::size_t> count_from(const Invocation& invocation) {
  if (invocation.arguments.empty()) return std::size_t{1};
  const std::string& text = invocation.arguments[0];
  if (invocation.has("--to"))
    return Error{.what = "down takes a number or --to, not both", .hint = "leave one of them out"};
  if (!is_digits(text) || text.size() > 9 || std::stoul(text) == 0)
    return Error{.what = "down takes the number of migrations to take back, not " + text,
                 .hint = "shale down 3, or shale down --to VERSION"};
  return std::stoul(text);
}

Result<int> run(Invocation& invocation) {
  TRY(count, count_from(invocation));
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui);
  TRY(work, open_workspace(invocation, settings, display));
  TRY(wanted, select_down(work->overview(), count, invocation.value("--to")));
  const auto start = Clock::now();
  RunReport report{.direction = Direction::down};
  if (!wanted.empty()) {
    CHECK(work->lock());
    TRY(selected, select_down(work->overview(), count, invocation.value("--to")));
    note_adopted(invocation.ui, *work, selected);
    report = apply(work->session(), selected, Direction::down);
  }
  const std::size_t done = report.done.size();
  TRY(exit, conclude(invocation, *work, std::move(report)));
  invocation.ui.say(done == 0 ? "nothing to take back"
                              : fmt::format("{} taken back in {}", count_of(done, "migration"),
                                            duration_text(milliseconds_since(start))));
  return exit;
}

}  // namespace

extern const Command down;
constinit const Command down{
    .name = "down",
    .summary = "Take back the newest, or down to a version",
    .arguments = "[N]",
    .description =
        "Runs the down of the newest applied migrations, newest first, each in one transaction "
        "with its row in "
        "the history. A migration without a down stops it before anything runs. A squashed one "
        "that "
        "was taken over has its own down; what that means is said before it runs.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_down
