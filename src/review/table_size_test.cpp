#include "review/table_size.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(TableSize, IsSaidForPeople) {
  EXPECT_EQ(words_of(TableSize{.rows = 1}), "1 row");
  EXPECT_EQ(words_of(TableSize{.rows = 999, .bytes = 8192}), "999 rows (8.2 kB)");
  EXPECT_EQ(words_of(TableSize{.rows = 12'400'000, .bytes = 3'120'000'000}),
            "12,400,000 rows (3.1 GB)");
  EXPECT_EQ(words_of(TableSize{.rows = 1'000, .bytes = 999'999'999'999}), "1,000 rows (1000 GB)");
}

TEST(TableSize, TimeIsRough) {
  EXPECT_EQ(words_of(WorkTime{0, 0.9}), "less than a second");
  EXPECT_EQ(words_of(WorkTime{0.2, 1}), "some 1 s");
  EXPECT_EQ(words_of(WorkTime{0.2, 2.1}), "1 to 3 s");
  EXPECT_EQ(words_of(WorkTime{11, 44}), "20 to 50 s");
  EXPECT_EQ(words_of(WorkTime{70, 280}), "2 to 5 min");
  EXPECT_EQ(words_of(WorkTime{1800, 14'400}), "1 to 4 h");
}

// More rows, more bytes and more indexes never take less time.
TEST(TableSize, TimeGrowsWithTheTable) {
  for (const Work::Kind work :
       {Work::Kind::scan, Work::Kind::rewrite, Work::Kind::index, Work::Kind::foreign_key}) {
    WorkTime last{};
    for (long long rows : {0LL, 1'000LL, 1'000'000LL, 1'000'000'000LL}) {
      const WorkTime time = time_of(work, {.rows = rows, .bytes = rows * 200, .index_bytes = rows});
      EXPECT_LE(time.least, time.most);
      EXPECT_LE(last.least, time.least);
      EXPECT_LE(last.most, time.most);
      last = time;
    }
    EXPECT_GT(last.least, 60) << "a thousand million rows";
  }
  const TableSize plain{.rows = 1'000'000, .bytes = 200'000'000};
  TableSize indexed = plain;
  indexed.index_bytes = 400'000'000;
  EXPECT_LT(time_of(Work::Kind::rewrite, plain).least, time_of(Work::Kind::rewrite, indexed).least);
  EXPECT_LT(time_of(Work::Kind::scan, plain).least, time_of(Work::Kind::rewrite, plain).least);
}

}  // namespace
}  // namespace shale
