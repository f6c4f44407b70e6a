#include "base/workers.h"

#include <algorithm>
#include <system_error>

#include "base/memory.h"

namespace shale {

std::size_t Workers::usual_number() {
  return std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
}

Workers::Workers(std::size_t threads) {
  try {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work_off(); });
  } catch (const std::system_error&) {
    if (threads_.empty()) throw;  // fewer will do, none won't
  }
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  something_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::put(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    open_.push_back(std::move(task));
  }
  something_.notify_one();
}

void Workers::work_off() {
  take_thread_memory_in_large_pieces();
  for (;;) {
    std::unique_lock lock(mutex_);
    something_.wait(lock, [this] { return closed_ || !open_.empty(); });
    if (open_.empty()) return;
    const std::function<void()> task = std::move(open_.front());
    open_.pop_front();
    lock.unlock();
    task();
  }
}

}  // namespace shale
