#include "sql/blocks.h"

#include <gtest/gtest.h>

namespace shale {
namespace {

using Texts = std::vector<std::string>;

TEST(Blocks, WhatTheyGuard) {
  EXPECT_EQ(guarded_statements("DO $$ BEGIN\n CREATE TYPE kind AS ENUM('a;', 'b');\nEXCEPTION\n"
                               " WHEN duplicate_object THEN null;\nEND $$"),
            Texts{"CREATE TYPE kind AS ENUM('a;', 'b')"});
  EXPECT_EQ(
      guarded_statements("do $x$ declare n int; begin if not exists (select 1) then\n"
                         "alter table a add b int; create index i on a (b);\nend if; end $x$"),
      (Texts{"alter table a add b int", "create index i on a (b)"}));
}

TEST(Blocks, WhatTheyTakeAwayOrPutTogetherIsLeftOut) {
  EXPECT_EQ(
      guarded_statements("DO $$ BEGIN ALTER TABLE a DROP COLUMN b; ALTER TABLE a RENAME b TO c;"
                         " EXECUTE 'create table x ()'; PERFORM create_it(); END $$"),
      Texts{});
  EXPECT_EQ(guarded_statements("DO 'begin create table a (); end'"), Texts{});
  EXPECT_EQ(guarded_statements("DO $$ unclosed"), Texts{});
}

}  // namespace
}  // namespace shale
