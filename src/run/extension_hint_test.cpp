#include "run/extension_hint.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(ExtensionHint, NamesWhereAMissingObjectComesFrom) {
  const std::pair<const char*, const char*> cases[] = {
      {"operator class \"gin_trgm_ops\" does not exist for access method \"gin\"", "pg_trgm"},
      {"function uuid_generate_v4() does not exist", "uuid-ossp"},
      {"function public.uuid_generate_v4() does not exist", "uuid-ossp"},
      {"type \"citext\" does not exist", "citext"},
      {"type \"public.citext\" does not exist", "citext"},
      {"data type uuid has no default operator class for access method \"gist\"", "btree_gist"},
      {"function totals(integer) does not exist", ""},
      {"type \"mood\" does not exist", ""},
      {"relation \"citext\" does not exist", ""},
  };
  for (const auto& [message, extension] : cases)
    EXPECT_EQ(extension_of_missing(message), extension) << message;
  EXPECT_EQ(
      extension_hint("function uuid_generate_v4() does not exist"),
      "it may be of the extension uuid-ossp: CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"; in "
      "a migration before");
  EXPECT_EQ(extension_hint("type \"mood\" does not exist"), "");
}

}  // namespace
}  // namespace shale
