// Which migrations a command means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "run/state.h"

namespace shale {

// What to do when the history and the folder disagree.
enum class Policy {
  careful,             // out of order: refuse; edited, missing: go on (the caller warns)
  allow_out_of_order,  // apply those too
  strict,              // refuse all three
};

// What `up` applies: the interrupted one first, then what is pending, up to and with version `to`
// (a version or a stem). What a squash brings is not among it.
Result<std::vector<const Migration*>> select_up(const Overview& overview, Policy policy,
                                                const std::optional<std::string>& to);

// Is the squash of the folder due, and does `up` as far as `to` bring it? It comes whole or not at
// all: the Error is for a `to` inside of it, and for what has to be settled first.
Result<bool> reaches_squash(const Overview& overview, Policy policy,
                            const std::optional<std::string>& to);

// What `down` takes back, newest first: `count` of them, or all that are newer than `to`.
Result<std::vector<const Migration*>> select_down(const Overview& overview, std::size_t count,
                                                  const std::optional<std::string>& to);

// The migration of a folder that "022", "22" or "022_add_customer" means. The Error lists what
// could be.
Result<const Migration*> find_migration(const Overview& overview, std::string_view wanted);

}  // namespace shale
