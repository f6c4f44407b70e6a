// Empty scratch databases that are made before they are wanted, and old ones that are dropped while
// other work goes on: the server takes 20 to 60 ms for each of both.
#pragma once

#include <future>
#include <vector>

#include "server/scratch.h"

namespace shale {

// For one thread at a time. The server has to outlive it.
class ScratchStock {
 public:
  explicit ScratchStock(const Server& server) : server_(server) {}

  // One will be wanted: it is begun.
  void order();
  // The one that was ordered first; without an order, a new one.
  Result<ScratchDatabase> take();
  // Not wanted any more. Whoever is connected to it is disconnected. That it could not be dropped
  // costs no more than its place: the next process drops it.
  void discard(ScratchDatabase database);

 private:
  const Server& server_;
  std::vector<std::future<Result<ScratchDatabase>>> ordered_;
  std::vector<std::future<void>> doomed_;  // their destructors wait
};

}  // namespace shale
