// One cluster on disk: where its files are, what they say about a server that runs in it, and how
// it is made, mistrusted and thrown away.
//
//   <cache>/server/<version>-<hash of the binaries' folder>/
//     data      the cluster itself; data.new while it is made; data.damaged what was set aside
//     lock      held by who starts or stops the server
//     keeper    held by the keeper as long as it lives; its text is the keeper's pid
//     boot      the boot of the machine in which data was written and not yet synced to the disk
//     used      its time of change is when a Shale last asked for the server
//     log       of the keeper and of Postgres
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/files.h"
#include "base/result.h"
#include "server/account.h"
#include "server/binaries.h"

namespace shale {

struct Cluster {
  Path folder{};
  Account account{};

  Path data() const { return folder / "data"; }
  Path lock() const { return folder / "lock"; }
  Path keeper() const { return folder / "keeper"; }
  Path boot() const { return folder / "boot"; }
  Path used() const { return folder / "used"; }
  Path log() const { return folder / "log"; }
  Path postmaster() const { return data() / "postmaster.pid"; }
};

// What the server wrote down about itself when it started.
struct Postmaster {
  pid_t pid = 0;
  Path socket_folder{};
  std::string status{};  // "starting", "ready", "stopping"; empty in its first moments
};

enum class ServerState {
  absent,    // no server, or a file that a dead one left
  starting,  // it runs but takes no connections yet; so does one that recovers from a crash
  ready,     // it takes connections
  stopping,  // it runs for the last time
  deaf,      // it runs, but its socket is gone
};

struct Observation {
  ServerState state = ServerState::absent;
  Postmaster postmaster{};
};

Result<Cluster> cluster_for(const Path& cache, const Binaries& binaries);
std::optional<Postmaster> read_postmaster(const Cluster& cluster);
// Costs a few files and a connect, no process.
Observation observe(const Cluster& cluster);
// Is this process the server of this cluster (and no later process with the same pid)?
bool runs_in(const Cluster& cluster, pid_t pid);

// What the cluster's processes are called (cluster_name), so that they can be told from others.
std::string name_of(const Cluster& cluster);
// Kills the children that a killed server left. They end by themselves, but one of Postgres 14 can
// take 20 seconds, and until then no new server starts.
void end_orphans(const Cluster& cluster);
// Ends a server whose folder was deleted below it, and waits so long at most. It goes on for up to
// a minute, and when it sees that, it takes the socket away that the next one has by then. Only to
// be called while the cluster has no data.
void end_deserted(const Cluster& cluster, Milliseconds patience);

// Makes the folder and its files, owned by the account and closed to others.
Status prepare(const Cluster& cluster);
// A private folder for the socket whose path is short enough for the system, emptied of what a dead
// server left there. With the lock held and no server running.
Result<Path> socket_folder(const Cluster& cluster);

// Throws away or sets aside data that can't be trusted; the answer says what and why, or is empty.
Result<std::string> mistrust(const Cluster& cluster);
bool is_initialised(const Cluster& cluster);
// Makes the cluster in a folder of its own and moves it into place when it is whole. `lock` is the
// cluster's: it stays locked until every process of an initdb that was killed has ended.
Status initialise(const Cluster& cluster, const Binaries& binaries, const FileLock& lock);

Status record_boot(const Cluster& cluster);
// After the server ended: if it ended well, syncs the data and forgets the boot, so that a crash of
// the machine from here on can't have damaged it.
void settle(const Cluster& cluster);
// A crashed server's file can name a pid that another process (or a zombie) has by now; Postgres
// would refuse to start. Makes it name no process, but keeps its key of the shared memory, by which
// Postgres knows that the dead one's last children are gone.
Status disarm_stale_postmaster(const Cluster& cluster);

}  // namespace shale
