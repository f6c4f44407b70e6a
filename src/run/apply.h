// Applies migrations, or takes them back: transactions, retries, resuming, the history.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "run/session.h"
#include "run/unit.h"

namespace shale {

enum class Together { no, one_transaction };

struct Applied {
  std::string stem{};
  double milliseconds = 0;
};

// A run that stopped half way is a value: what was done, and why it stopped.
struct RunReport {
  Direction direction = Direction::up;
  std::vector<Applied> done{};
  // With its place in the file; its notes say what was left behind.
  std::optional<Error> error{};
  std::string failed_stem{};
  // A squash that was taken over: the originals, and the squashed ones in their place.
  std::vector<std::string> replaced{}, adopted{};
};

struct ApplyOptions {
  Together together = Together::no;
  // The statement (from 0) to go on with in an interrupted migration; by default what the history
  // says.
  std::optional<std::size_t> from{};
  // Let a down run over a migration that was interrupted on its way up (or the other way round).
  bool turn_back = false;
};

// The session must hold the lock. Stops at the first migration that fails.
RunReport apply(Session& session, const std::vector<const Migration*>& migrations,
                Direction direction, const ApplyOptions& options = {});

}  // namespace shale
