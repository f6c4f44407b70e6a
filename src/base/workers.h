// A few threads that work off what they are given, the oldest first.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace shale {

class Workers {
 public:
  explicit Workers(std::size_t threads);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  // Waits until all is done. What the work points to has to live as long.
  ~Workers();

  // As many as there are processors, within reason.
  static std::size_t usual_number();

  // What the work returns, or throws, is the future's. Work must not wait for other work.
  template <class Work>
  auto give(Work work) {
    auto task = std::make_shared<std::packaged_task<std::invoke_result_t<Work>()>>(std::move(work));
    auto result = task->get_future();
    put([task] { (*task)(); });
    return result;
  }

 private:
  void put(std::function<void()> task);
  void work_off();

  std::mutex mutex_{};
  std::condition_variable something_{};
  std::deque<std::function<void()>> open_{};
  bool closed_ = false;
  std::vector<std::thread> threads_{};
};

}  // namespace shale
