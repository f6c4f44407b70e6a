// What is in a folder of migrations, file by file: what each does, and what kind of work it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "organize/organize.h"

namespace shale {

struct Survey {
  std::vector<Entry> entries{};  // as they lie: nothing is moved or renamed yet
  std::vector<std::string> remarks{};
  // By the entry's place: what a header may say.
  std::vector<std::vector<std::string>> needs{};  // stems of the migrations that it builds on
  std::vector<std::string> downs{};  // what its down does, a sentence; "": nothing known
};

Result<Survey> survey(const Folder& folder, const OrganizeOptions& options);

}  // namespace shale
