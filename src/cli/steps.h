// Steps that several commands share.
#pragma once

#include <memory>

#include "cli/command.h"
#include "diff/plan.h"
#include "migration/numbering.h"
#include "project/workspace.h"
#include "run/apply.h"

namespace shale {

// The session's options: from the settings, then from the flags.
Result<SessionOptions> session_options(const Invocation& invocation, const Settings& settings);

// Opens the workspace and says which database it is.
Result<std::unique_ptr<Workspace>> open_workspace(const Invocation& invocation,
                                                  const Settings& settings, Observer& observer);

// Writes drafted files and prints their paths; with --print, their text instead.
Status write_files(const Invocation& invocation, const std::vector<NewFile>& files);

// Says how many statements of a safe plan stop others all the same.
void note_unsafe(Ui& ui, const SchemaPlan& plan);

// Warns of what the history and the folder disagree about.
void warn_of_remarks(Ui& ui, const Workspace& work);

// Prints how a run ended; the Error is the run's own, with the next command to type as its hint.
Result<int> conclude(const Invocation& invocation, const Workspace& work, RunReport report);

}  // namespace shale
