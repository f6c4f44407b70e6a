// The same for many, on all processors.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace shale {

// Calls `work(i)` for each i below `count`, in no order and from several threads at once; a few are
// not worth a thread.
template <class Work>
void each_in_parallel(std::size_t count, Work work) {
  constexpr std::size_t worth_a_thread = 64, most_threads = 4;
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::min({processors, most_threads, count / worth_a_thread + 1});
  const auto part = [&](std::size_t n) {
    for (std::size_t i = n; i < count; i += threads) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t n = 1; n < threads; ++n) others.emplace_back(part, n);
  part(0);
}

}  // namespace shale
