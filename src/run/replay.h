// Replays a folder on the local server, and keeps what comes out as a snapshot: a template database
// that is keyed by the content of the migrations that led there. The cost is what is new: the
// replay starts from the longest prefix that has a snapshot.
#pragma once

#include <string>
#include <vector>

#include "migration/migration.h"
#include "run/apply.h"
#include "server/server.h"

namespace shale {

// What a replay leaves in a database, of what `reset` drops.
struct Managed {
  std::vector<std::string> schemas{};
  std::vector<std::string> extensions{};
  std::vector<std::string> event_triggers{};
  std::vector<std::string> publications{};
  std::vector<std::string> foreign_data_wrappers{};
};

struct Replayed {
  std::string database{};  // the snapshot, to be copied
  Managed managed{};
  bool was_there = false;
};

// The Error is that of the migration that can't be replayed.
Result<Replayed> replay(const Server& server, const Folder& folder, Observer& observer);

}  // namespace shale
