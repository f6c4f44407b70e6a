// Settling a migration that stopped half way.
#pragma once

#include <optional>

#include "run/apply.h"
#include "run/state.h"

namespace shale {

// Where an interrupted migration stopped.
struct Interruption {
  const Standing* standing = nullptr;
  std::size_t done = 0;  // statements
  std::size_t total = 0;
  Place place{};  // of the statement that comes next; empty if all are done or the file is gone
  std::string statement{};    // its text, without secrets
  bool file_changed = false;  // in the statements that are done
};

// The interrupted migrations of the overview, read from their files.
Result<std::vector<Interruption>> interruptions(const Overview& overview);

// Goes on where it stopped, or at statement `from` (from 0).
RunReport finish(Session& session, const Interruption& interruption,
                 std::optional<std::size_t> from);
// Runs its down, if it has one, and marks it as not applied.
RunReport undo(Session& session, const Interruption& interruption);
// The event, without a number, that says of a migration: take it as applied as its file is now.
Result<Record> accepted_record(const Migration& migration);
// Marks a migration as applied as it stands in its file now. One that never ran only where the
// caller has `proven` that the database has what it makes.
Status accept(Session& session, const Migration& migration, bool proven = false);

}  // namespace shale
