#include "adopt/lock_id.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace shale {
namespace {

TEST(LockId, TheSumIsThatOfZlib) {
  EXPECT_EQ(crc32(""), 0u);
  EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
}

TEST(LockId, IsThatOfGolangMigrate) {
  EXPECT_EQ(golang_lock_id("/postgres", "public", "schema_migrations"), 3280485947u);
  EXPECT_EQ(golang_lock_id("postgres", "public", "schema_migrations"), 143310882u);
}

}  // namespace
}  // namespace shale
