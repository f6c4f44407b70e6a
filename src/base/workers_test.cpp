#include "base/workers.h"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(Workers, GiveBackWhatTheWorkReturnsOrThrows) {
  Workers workers(2);
  std::vector<std::future<int>> all;
  for (int i = 0; i < 100; ++i) all.push_back(workers.give([i] { return i * i; }));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), i * i);
  EXPECT_THROW(workers.give([]() -> int { throw std::runtime_error("no"); }).get(),
               std::runtime_error);
}

TEST(Workers, OneBeginsWithTheOldest) {
  std::vector<int> order;
  {
    Workers workers(1);
    for (int i = 0; i < 20; ++i) (void)workers.give([i, &order] { order.push_back(i); });
  }
  ASSERT_EQ(order.size(), 20U);
  EXPECT_TRUE(std::ranges::is_sorted(order));
}

TEST(Workers, AreWaitedFor) {
  std::atomic<int> done = 0;
  {
    Workers workers(3);
    for (int i = 0; i < 50; ++i) (void)workers.give([&done] { ++done; });
  }
  EXPECT_EQ(done, 50);
}

}  // namespace
}  // namespace shale
