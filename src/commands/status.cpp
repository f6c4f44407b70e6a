#include "report/status.h"
#include "cli/command.h"
#include "cli/steps.h"

namespace shale::commands_::in_status {
namespace {

constexpr Flag flags[] = {
    {"--check", "", "Exit with 1 unless everything is applied as it stands in the folder"},
    format_flag,
    wait_flag,
};
constexpr Example examples[] = {
    {"shale status", "the state of each migration"},
    {"shale status --check", "for a pipeline: fails while anything is pending"},
    {"shale status --format json", "for programs"},
};

bool holds(const Overview& overview) {
  if (overview.squash.due()) return false;
  for (const Standing& standing : overview.standings)
    if (standing.state != State::applied && standing.state != State::unavailable) return false;
  return true;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  Observer observer;
  TRY(work, open_workspace(invocation, settings, observer));
  invocation.ui.out(invocation.json() ? status_json(work->overview())
                                      : status_text(work->overview(), work->folder()));
  warn_of_remarks(invocation.ui, *work);
  TRY(faults, squash_faults(work->folder(), work->proof()));
  for (const std::string& fault : faults) invocation.ui.warning(fault);
  return invocation.has("--check") && !holds(work->overview()) ? exit_no : exit_yes;
}

}  // namespace

extern const Command status;
constinit const Command status{
    .name = "status",
    .summary = "Show what is applied, pending, missing, edited, interrupted",
    .description =
        "Compares the migrations of the folder with the history in the database and changes "
        "nothing. "
        "A migration is applied, pending, edited (its file changed after it was applied), missing "
        "(applied, but its file is gone), interrupted (it stopped half way) or unavailable (it "
        "waits "
        "for an extension that the server doesn't offer). Where a squash is to take the place of "
        "what is applied, one line says so; afterwards its files are shown with what they were "
        "adopted from.",
    .flags = flags,
    .examples = examples,
    .run = run,
};

}  // namespace shale::commands_::in_status
