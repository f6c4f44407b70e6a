// What a migration itself says of how long it waits for locks.
#pragma once

#include <optional>

#include "base/clock.h"
#include "review/scene.h"

namespace shale {

// Who waits no longer keeps no queue behind him that people notice.
inline constexpr Milliseconds short_lock_timeout{10'000};

// What SET lock_timeout, or RESET, says; none: it is no such statement. 0 is no limit. `usual`:
// what DEFAULT means.
std::optional<Milliseconds> lock_timeout_set_by(const SceneStatement& statement,
                                                Milliseconds usual);

}  // namespace shale
