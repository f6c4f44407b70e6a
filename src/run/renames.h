// Migrations that got another name: their files say what they were called ("-- shale: was STEM"),
// and a database that has them under that name is taught the new one.
#pragma once

#include <string>
#include <vector>

#include "run/session.h"

namespace shale {

struct Rename {
  const Migration* migration = nullptr;
  const Record* record = nullptr;  // under the old name
};

// Those that this database knows by an old name only. Points into both.
std::vector<Rename> due_renames(const Folder& folder, const History& history);

// For each, an event that takes the old name out and one that puts the new one in its place, with
// its state, its number and its time: all or nothing, and nothing is run. The session must hold the
// lock.
Status write_renames(Session& session, const std::vector<Rename>& renames);

}  // namespace shale
