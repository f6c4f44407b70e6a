// What git knows of a folder. Outside of a repository, or without git, it knows nothing.
#pragma once

#include "base/files.h"
#include "base/process.h"

namespace shale {

// Runs git in a folder; its output is caught, its exit status is the caller's to look at.
Result<Finished> git(const Path& folder, std::vector<std::string> words);

// Has git something uncommitted in the folder?
Result<bool> has_uncommitted(const Path& folder);

// Tells git of everything that moved, came or went in a folder of which it has files.
Status stage_folder(const Path& folder);

}  // namespace shale
