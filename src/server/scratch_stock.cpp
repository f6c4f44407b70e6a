#include "server/scratch_stock.h"

namespace shale {

void ScratchStock::order() {
  ordered_.push_back(
      std::async(std::launch::async, [this] { return ScratchDatabase::make(server_); }));
}

Result<ScratchDatabase> ScratchStock::take() {
  if (ordered_.empty()) return ScratchDatabase::make(server_);
  Result<ScratchDatabase> first = ordered_.front().get();
  ordered_.erase(ordered_.begin());
  return first;
}

void ScratchStock::discard(ScratchDatabase database) {
  doomed_.push_back(std::async(std::launch::async, [doomed = std::move(database)]() mutable {
    const ScratchDatabase dropped_here = std::move(doomed);
  }));
}

}  // namespace shale
