// Which migrations are new: those that are named, or those that a branch adds.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/git.h"
#include "migration/migration.h"
#include "project/project.h"
#include "review/finding.h"

namespace shale {

struct Newcomers {
  Folder before{};  // the folder without them; with a base: and what was merged meanwhile
  Folder added{};   // in the order in which they run
  // Of those in `added`: they only run, because they lie between two that are judged.
  std::set<std::string> between{};
  // With a base: stems that were merged and are another text, or another name, by now.
  std::vector<std::string> edited{};
  std::vector<std::pair<std::string, std::string>> renamed{};  // from, to
  std::vector<std::string> gone{};                             // were merged, and lie nowhere
  // Stems of `before` that the base has by now, and neither this folder nor where it comes from.
  std::vector<std::string> on_base{};
  std::shared_ptr<TemporaryFolder> from_base{};  // where their files are
};

// Files, or folders of them, as if the folder ended with them: what comes behind the last of them
// is left out. They may stand outside of the folder: then they come behind all of it.
Result<Newcomers> named_newcomers(const Settings& settings, const std::vector<std::string>& files);
// What a branch did to migrations that were merged before: they were edited, or got another name.
std::vector<Finding> findings_of_history(const Newcomers& newcomers);
// What is not in the revision's folder, committed or not.
Result<Newcomers> branch_newcomers(const Settings& settings, const std::string& base);
// The branch that work is merged into: origin's HEAD, main or master. "": none, or no repository.
std::string usual_base(const Path& folder);
// Stems that a revision has in this place, and the folder has not.
std::vector<std::string> stems_of_base(const Path& place, const std::string& base,
                                       const Folder& folder);

}  // namespace shale
