// `up` on a folder with a squash: what a database with the originals needs before the rest runs.
#pragma once

#include "cli/command.h"
#include "project/workspace.h"
#include "run/apply.h"
#include "run/select.h"

namespace shale {

// The Error is for a squash that is not as it was proved, where this `up` has to do with it.
Status check_squash(Ui& ui, const Workspace& work);

struct TakenOver {
  RunReport report{};    // what came from the archive, and what was taken over
  bool refused = false;  // the database has drifted; the difference is printed
};
// Brings the rest of the originals from the archive, compares, and takes the squash over. Takes the
// lock. Another run may have done it by then: then nothing is done.
Result<TakenOver> take_squash_over(const Invocation& invocation, Workspace& work, Policy policy);
// Says what that would do. The exit status: would it be refused?
Result<int> show_adoption(const Invocation& invocation, Workspace& work);

// Before a `down`: what it means to take back migrations that were adopted.
void note_adopted(Ui& ui, Workspace& work, const std::vector<const Migration*>& selected);

}  // namespace shale
