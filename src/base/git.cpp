#include "base/git.h"

#include "base/process.h"
#include "base/text.h"

namespace shale {
Result<Finished> git(const Path& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder.string()});
  return run_program({.arguments = std::move(words), .output = Output::caught});
}

Result<bool> has_uncommitted(const Path& folder) {
  if (!find_program("git")) return false;
  TRY(status, git(folder, {"status", "--porcelain", "--", "."}));
  return status.exit_code == 0 && !trim(status.output).empty();
}

Status stage_folder(const Path& folder) {
  if (!find_program("git")) return ok();
  TRY(known, git(folder, {"ls-files", "--", "."}));
  if (known.exit_code != 0 || trim(known.output).empty()) return ok();
  TRY(added, git(folder, {"add", "--all", "--", "."}));
  if (added.exit_code == 0) return ok();
  return Error{.what = "git was not told of the files in " + shown(folder),
               .hint = "they are in place; stage them with git add --all",
               .detail = std::string(trim(added.output))};
}

}  // namespace shale
