// Replays a folder on the local server, and keeps what comes out as a snapshot: a template database
// that is keyed by the content of the migrations that led there. The cost is what is new: the
// replay starts from the longest prefix that has a snapshot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "migration/migration.h"
#include "run/apply.h"
#include "server/scratch.h"
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

// How a folder would be replayed: which of its migrations can run on this server, the key of the
// state after each prefix of them (keys[0]: none), and the longest prefix that has a snapshot.
struct ReplayPlan {
  std::vector<const Migration*> migrations{};  // the folder's
  std::vector<std::string> keys{};
  std::size_t prefix = 0;
  std::string database{};  // the snapshot; empty: none, prefix is 0
};
// At most `longest` migrations.
Result<ReplayPlan> plan_replay(const Server& server, const Folder& folder,
                               std::size_t longest = static_cast<std::size_t>(-1));
// What `reset` would drop of a database.
Result<std::string> snapshot_note_of(Connection& connection);
// The options of a session that replays in a scratch database of that server. On one that is
// confined others make the roles.
SessionOptions replay_session(const Server& server);

// A copy of a snapshot (or of template0) with these migrations applied; nothing is kept.
Result<ScratchDatabase> replay_on(const Server& server, const std::string& template_database,
                                  const std::vector<const Migration*>& migrations,
                                  Observer& observer);

// The same in a database that is there.
Status replay_into(const Server& server, const ScratchDatabase& scratch,
                   const std::vector<const Migration*>& migrations, Observer& observer);

// What a plan leads to, to be read and not to be changed. It is a copy of a snapshot where there is
// one; else it may become one.
struct ReplayToRead {
  std::optional<ScratchDatabase> database{};
  std::string key{};   // of the snapshot that it may become; empty: there is one
  std::string note{};  // for it
};
Result<ReplayToRead> replay_to_read(const Server& server, const ReplayPlan& plan,
                                    Observer& observer);
// Makes it the snapshot if there is none. Nobody who is connected to it stays so.
Status keep(const Server& server, ReplayToRead&& replayed);

// The Error is that of the migration that can't be replayed.
Result<Replayed> replay(const Server& server, const Folder& folder, Observer& observer);

}  // namespace shale
