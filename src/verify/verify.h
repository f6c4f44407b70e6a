// Every migration of a folder tried: what its down is worth.
#pragma once

#include <string>
#include <vector>

#include "migration/migration.h"
#include "run/observer.h"
#include "server/server.h"
#include "verify/rehearsal.h"

namespace shale {

struct Verified {
  const Migration* migration = nullptr;
  Trial trial{};
  bool remembered = false;  // from an earlier time
};

// What was tried before, with the same files before it, is remembered in the cache. The Error is
// that of an up which can't be replayed. Migrations that this server can't run are left out.
Result<std::vector<Verified>> verify_migrations(const Server& server, const Folder& folder,
                                                Observer& observer);

}  // namespace shale
