#include "verify/verify.h"

#include <mutex>
#include <thread>

#include "base/hash.h"
#include "run/replay.h"
#include "server/cache.h"
#include "verify/memory.h"

namespace shale {
namespace {

// From this many on, two threads share the work: the second one has to apply what the first one
// tries.
constexpr std::size_t enough_for_two = 24;

// Passes on to one observer from two threads.
class Progress {
 public:
  explicit Progress(Observer& observer) : observer_(observer) {}
  void planned(std::size_t total) { observer_.planned(total, Direction::up); }
  void done(const Migration& migration) {
    const std::scoped_lock lock(mutex_);
    observer_.started(migration, Direction::up);
    observer_.finished(migration, Direction::up, 0);
  }

 private:
  Observer& observer_;
  std::mutex mutex_;
};

class Verification {
 public:
  Verification(const Server& server, const Folder& folder, const ReplayPlan& plan,
               Progress& progress)
      : server_(server),
        folder_(folder),
        plan_(plan),
        progress_(progress),
        memory_(default_cache()) {
    for (const Migration* migration : plan.migrations) all_.push_back({.migration = migration});
  }

  Result<std::vector<Verified>> run() {
    std::size_t first = all_.size();
    for (std::size_t i = 0; i < all_.size(); ++i) {
      TRY(key, key_of(i));
      keys_.push_back(key);
      auto known = memory_.find(key);
      all_[i].remembered = known.has_value();
      if (known) all_[i].trial = *std::move(known);
      if (!all_[i].remembered && first == all_.size()) first = i;
    }
    std::size_t open = 0;
    for (const Verified& v : all_) open += v.remembered ? 0 : 1;
    if (open == 0) return std::move(all_);
    progress_.planned(open);
    const std::size_t middle = open < enough_for_two ? all_.size() : (first + all_.size()) / 2;
    Status other = ok();
    std::thread second([&] {
      if (middle < all_.size()) other = part(middle, all_.size());
    });
    Status mine = part(first, middle);
    second.join();
    if (!mine) return std::move(mine).error();
    if (!other) return std::move(other).error();
    return std::move(all_);
  }

 private:
  // The files before it, its up and its down.
  Result<std::string> key_of(std::size_t i) const {
    const Migration& m = *plan_.migrations[i];
    std::string down = "none";
    if (m.down) {
      TRY(text, read_file(*m.down));
      down = raw_checksum(text);
    } else if (m.down_in_file) {
      TRY(text, read_file(m.up));
      down = raw_checksum(text);
    }
    return sha256("shale verify 1 " + plan_.keys[i + 1] + " " + down).substr(0, 32);
  }

  // Tries those of [first, end) that are not known.
  Status part(std::size_t first, std::size_t end) {
    Observer quiet;
    TRY(start, plan_replay(server_, folder_, first));
    TRY(rehearsal, Rehearsal::open(server_, start.database, quiet));
    std::vector<const Migration*> known;
    for (std::size_t i = start.prefix; i < end; ++i) {
      if (i < first || all_[i].remembered) {
        known.push_back(all_[i].migration);
        continue;
      }
      CHECK(rehearsal->advance(known));
      known.clear();
      TRY(trial, rehearsal->prove(*all_[i].migration));
      all_[i].trial = std::move(trial);
      memory_.keep(keys_[i], all_[i].trial);
      progress_.done(*all_[i].migration);
    }
    return ok();
  }

  const Server& server_;
  const Folder& folder_;
  const ReplayPlan& plan_;
  Progress& progress_;
  TrialMemory memory_;
  std::vector<Verified> all_;
  std::vector<std::string> keys_;
};

}  // namespace

Result<std::vector<Verified>> verify_migrations(const Server& server, const Folder& folder,
                                                Observer& observer) {
  TRY(plan, plan_replay(server, folder));
  Progress progress(observer);
  return Verification(server, folder, plan, progress).run();
}

}  // namespace shale
