// Snapshots: template databases of the state after some prefix of the migrations, kept by content
// hash, so that a replay goes on where an earlier one ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "server/scratch.h"

namespace shale {

inline constexpr std::size_t snapshots_kept = 32;
// What the names of their databases begin with; the key follows.
inline constexpr std::string_view snapshot_prefix = "shale_snap_";

struct Snapshot {
  std::string key{};   // 32 hexadecimal digits, given by whoever kept it
  std::string note{};  // for people
  long long bytes = 0;
  long long used = 0;  // seconds since 1970; brought up to date once a minute
};

// The database of the last of these keys that there is a snapshot of: pass the hashes of all
// prefixes, the shortest first. It counts as a use. One query. The snapshot may be pruned before
// it is copied (then the copy fails with 3D000): replay without it.
Result<std::optional<std::string>> find_snapshot(Connection& maintenance,
                                                 const std::vector<std::string>& keys);

// The note that a snapshot's database was kept with; "" if there is no such database.
Result<std::string> snapshot_note(Connection& maintenance, const std::string& database);

// Turns a scratch database into a snapshot, in one transaction; whoever is connected to it is
// disconnected. If there is one of that key already, the scratch database is dropped instead.
Status keep_snapshot(const Server& server, ScratchDatabase&& scratch, const std::string& key,
                     const std::string& note);

// The last used first.
Result<std::vector<Snapshot>> list_snapshots(Connection& maintenance);
// No snapshot of that key is no error.
Status drop_snapshot(Connection& maintenance, const std::string& key);
// Drops the least recently used beyond `keep`.
Status prune_snapshots(Connection& maintenance, std::size_t keep = snapshots_kept);

}  // namespace shale
