// Someone else's branch, read without believing it. What is trusted is what git's base has: its
// settings, its migrations. All that the working tree says otherwise is new, and untrusted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "project/project.h"
#include "review/newcomers.h"

namespace shale {

struct Stranger {
  std::shared_ptr<TemporaryFolder> files{};  // the base's, as git has them
  Settings settings{};  // the base's shale.toml; the folder is that of the working tree
  Folder trusted{};     // the base's migrations, in `files`
  Newcomers newcomers{};
};

// `base` is a revision; "": the usual one. Of the new migrations only those whose files are named,
// or all. The Error is for a branch that can't be told from its base: no git, links that lead out
// of the folder, a file that is not new.
Result<Stranger> read_stranger(const Overrides& overrides, std::string base,
                               const std::vector<std::string>& named);

}  // namespace shale
