// Is a database as another tool's history says? The folder, as far as the history claims it, is
// replayed on a scratch database and held against the live one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adopt/foreign_history.h"
#include "diff/difference.h"
#include "project/workspace.h"
#include "verify/whereabouts.h"

namespace shale {

struct Proof {
  Claim claim{};
  // What the database has of the folder: those of the claim, and those of shale's own history,
  // without the hidden ones; in the folder's order.
  std::vector<const Migration*> there{};
  // At or below the mark, and their effects are not there: they never ran.
  std::vector<const Migration*> hidden{};
  // They change only rows: no schema shows whether they ran.
  std::vector<const Migration*> unseen{};
  // The version that a dirty mark is to be set to ("": none). Null: it is not dirty, or nobody
  // knows; then `whereabouts` says how far it came.
  std::optional<std::string> settled{};
  std::optional<Whereabouts> whereabouts{};
  Catalog expected{};
  Live live{};
  Difference difference{};  // left: expected

  bool same() const { return difference.level != Level::different; }
};

// The other tool's table is left out of the comparison. The database is only read. The Error may be
// that of a migration that can't be replayed.
Result<Proof> prove(const Server& server, Workspace& work, const ForeignState& state,
                    Observer& observer);

// The database as it is now, of what the proof has looked at.
Result<Catalog> read_again(const Workspace& work, const Proof& proof);

// The migrations of a folder that are in a list.
Folder part_of(const Folder& folder, const std::vector<const Migration*>& migrations);

}  // namespace shale
