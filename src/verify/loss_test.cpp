#include "verify/loss.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

TEST(KeepsValues, OfWiderTypes) {
  constexpr std::pair<const char*, const char*> kept[] = {
      {"integer", "bigint"},
      {"integer", "double precision"},
      {"integer", "text"},
      {"integer", "numeric(65,30)"},
      {"smallint", "real"},
      {"character varying(20)", "character varying(40)"},
      {"timestamp without time zone", "timestamp with time zone"},
      {"timestamp(3) without time zone", "timestamp(6) with time zone"},
      {"timestamp(3) without time zone", "timestamp with time zone"},
      {"jsonb", "json"},
      {"mood", "text"},
      {"integer[]", "text[]"},
      {"character(10)", "text"},
      {"character(10)", "character varying(10)"},
      {"text", "citext"},
      {"bigint", "character varying(20)"},
      {"uuid", "character varying(36)"},
      {"character varying(20)", "extensions.citext"},
      {"citext", "text"},
  };
  for (const auto& [from, to] : kept) EXPECT_TRUE(keeps_values(from, to)) << from << " " << to;
}

TEST(KeepsValues, NotOfNarrowerOnes) {
  constexpr std::pair<const char*, const char*> lost[] = {
      {"bigint", "integer"},
      {"bigint", "double precision"},
      {"integer", "real"},
      {"integer", "numeric(10,2)"},
      {"bigint", "numeric(65,50)"},
      {"text", "numeric(65,30)"},
      {"text", "integer"},
      {"text", "character varying(10)"},
      {"character(10)", "character varying(9)"},
      {"integer", "character varying(10)"},
      {"character varying(10)", "character(10)"},
      {"citext", "character varying(10)"},
      {"character varying(40)", "character varying(20)"},
      {"timestamp with time zone", "timestamp without time zone"},
      {"timestamp(6) without time zone", "timestamp(3) with time zone"},
      {"timestamp without time zone", "date"},
      {"json", "jsonb"},
      {"integer[]", "text"},
  };
  for (const auto& [from, to] : lost) EXPECT_FALSE(keeps_values(from, to)) << from << " " << to;
}

}  // namespace
}  // namespace shale
