// The keeper: a process of its own between Shale and Postgres, so that Shale can end at any moment.
//
// It starts the server (or takes over one whose keeper was killed), shuts it down when nobody has
// used it for a while, drops scratch databases that their makers left behind, and ends with it. It
// is a fork of Shale without exec, holds the lock `keeper` while it lives, and is never root.
#pragma once

#include "base/clock.h"
#include "base/files.h"
#include "base/result.h"
#include "pg/target.h"
#include "server/cluster.h"

namespace shale {

struct Charge {
  Cluster cluster{};
  Binaries binaries{};
  Path socket_folder{};
  pid_t postgres = 0;  // 0: start it
};

Target server_target(const Path& socket_folder, const std::string& database);

// Returns when the keeper lives; it need not have started the server yet. The lock passes to it.
Status start_keeper(const Charge& charge, FileLock lock);

// Ends a server and waits for it: fast, and after `patience` immediately. False if it still runs.
bool shut_down(const Cluster& cluster, pid_t postgres, Milliseconds patience);

}  // namespace shale
