#include "migration/header.h"

#include <gtest/gtest.h>

#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

Header header_of(std::string_view text) {
  const auto top = read_top_comment(text, "x.sql");
  EXPECT_TRUE(top) << what_of(top);
  return top ? top->header : Header{};
}

TEST(TopComment, HasATitle) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"select 1;", ""},
      {"-- Migration 022: Add customers", "Add customers"},
      {"-- Migration: Add customers\n", "Add customers"},
      {"--Migration 022 : a: b\r\n", "a: b"},
      {"--   MIGRATION 20251025:\tx", "x"},
      {"\n\n-- remark\n\n-- migration: late\nselect 1;", "late"},
      {"\xEF\xBB\xBF-- Migration: marked", "marked"},
      {"/* Migration: block */ select 1;", "block"},
      {"/*\n * Migration 1: stars\n */", "stars"},
      {"/** Migration 1: stars\n */", "stars"},
      {"-- ==========\n-- Migration 1: ruled\n-- ==========", "ruled"},
      {"select 1; -- Migration: behind", ""},
      {"select 1;\n-- Migration: behind", ""},
      {"-- Migrations: not this", ""},
      {"-- Migration of the users: not this", ""},
      {"-- Migration 022", ""},
      {"/* a */ select 1; -- Migration: x", ""},
  };
  for (const auto& [text, title] : cases) EXPECT_EQ(header_of(text).title, title) << text;
}

TEST(TopComment, HasPurposeAndRollback) {
  const Header header = header_of(
      "-- Migration 022: Add customers\r\n"
      "-- Purpose: so that an insight knows its customer\r\n"
      "-- Dependencies: 014_semantic_foundation.sql (Customer)\r\n"
      "-- Rollback: ALTER TABLE insights DROP COLUMN customer_id;\r\n"
      "\r\nALTER TABLE insights ADD COLUMN customer_id int;\r\n");
  EXPECT_EQ(header.purpose, "so that an insight knows its customer");
  EXPECT_EQ(header.rollback, "ALTER TABLE insights DROP COLUMN customer_id;");
  EXPECT_EQ(header.dependencies, Names{"014_semantic_foundation.sql"});
}

TEST(TopComment, ListsDependencies) {
  const std::pair<std::string_view, Names> cases[] = {
      {"-- Dependencies: none", {}},
      {"-- Dependencies: None.", {}},
      {"-- Dependencies:", {}},
      {"-- Dependencies: the users table", {}},
      {"-- Depends on: 012", {"012"}},
      {"-- dependencies: 011_a.sql", {"011_a.sql"}},
      {"-- Dependencies: 010_a.sql (x, 011_no.sql), 012_b.sql", {"010_a.sql", "012_b.sql"}},
      {"-- Dependencies: 010_a.sql (it (really) needs it), 012_b", {"010_a.sql", "012_b"}},
      {"-- Dependencies: 010_a.sql, 037_b.sql,\n--               040_c.sql\n-- Rollback: 1",
       {"010_a.sql", "037_b.sql", "040_c.sql"}},
      {"-- Dependencies:\n--   010_a.sql\n--   012_b.sql\nselect 1;", {"010_a.sql", "012_b.sql"}},
      {"-- Dependencies: 010_a.sql\n--\n-- 3 tables are made here", {"010_a.sql"}},
      {"-- Dependencies: 010_a.sql\n-- Note: 3 tables\n-- 4 rows", {"010_a.sql"}},
      {"-- Dependencies: 053 to 057 (the single tables)", {"053"}},
      {"/*\n * Dependencies: 010_a.sql;\n * 011_b.sql\n */", {"010_a.sql", "011_b.sql"}},
      {"-- Dependencies: 1_a\n-- Dependencies: 2_b", {"1_a", "2_b"}},
  };
  for (const auto& [text, names] : cases) EXPECT_EQ(header_of(text).dependencies, names) << text;
}

TEST(TopComment, TakesDirectives) {
  const auto top = read_top_comment(
      "-- shale: no-transaction\n"
      "--shale:  where  extension  vector \r\n"
      "-- shale: where extension pg_trgm\n"
      "-- shale: replaces 001_a..002_b\n"
      "-- shale: ignore drop-column\n"
      "select 1;\n-- shale: nonsense\n",
      "x.sql");
  ASSERT_TRUE(top) << what_of(top);
  EXPECT_TRUE(top->directives.no_transaction);
  EXPECT_EQ(top->directives.extensions, (Names{"vector", "pg_trgm"}));
  EXPECT_EQ(top->directives.replaces, (Replaces{"001_a", "002_b"}));
}

TEST(TopComment, TakesTheRangeOfASquash) {
  const std::pair<std::string_view, Replaces> cases[] = {
      {"-- shale: replaces 001_a..030_z", {"001_a", "030_z"}},
      {"--shale:replaces  001_a .. 030_z ", {"001_a", "030_z"}},
      {"-- shale: replaces 1 the first..2 the last", {"1 the first", "2 the last"}},
      {"-- shale: replaces db_1.a..db_2.b", {"db_1.a", "db_2.b"}},
      {"-- shale: replaces 1_a..2_b\n-- shale: replaces 1_a..2_b", {"1_a", "2_b"}},
  };
  for (const auto& [text, range] : cases) {
    const auto top = read_top_comment(text, "x.sql");
    ASSERT_TRUE(top) << what_of(top);
    EXPECT_EQ(top->directives.replaces, range) << text;
  }
  const auto twice =
      read_top_comment("-- shale: replaces 1_a..2_b\n-- shale: replaces 1_a..3_c\n", "x.sql");
  ASSERT_FALSE(twice);
  EXPECT_TRUE(has(twice.error().what, "a file is of one squash"));
  EXPECT_EQ(twice.error().place.line, 2u);
}

TEST(TopComment, EndsAtTheDownSection) {
  const auto top = read_top_comment("-- shale: down\n-- shale: no-transaction\n", "x.sql");
  ASSERT_TRUE(top);
  EXPECT_FALSE(top->directives.no_transaction);
}

TEST(TopComment, RefusesMisspeltDirectives) {
  const struct {
    std::string_view text;
    std::size_t line, column;
    std::string_view hint;
  } cases[] = {
      {"-- shale: no-transactions", 1, 4, "did you mean no-transaction?"},
      {"\n-- \xC3\xA9\n  -- shale: notransaction", 3, 6, "did you mean no-transaction?"},
      {"-- shale: wher extension x", 1, 4, "did you mean where?"},
      {"-- shale: dwon", 1, 4, "did you mean down?"},
      {"-- shale: where extension", 1, 4, "known are: "},
      {"-- shale: replaces", 1, 4, "known are: "},
      {"-- shale: replaces 001_a", 1, 4, "known are: "},
      {"-- shale: replaces 001_a..", 1, 4, "known are: "},
      {"-- shale: replaces ..001_a", 1, 4, "known are: "},
      {"-- shale: replaces 1..2..3", 1, 4, "known are: "},
      {"-- shale: replace 1..2", 1, 4, "did you mean replaces?"},
      {"-- shale: no-transaction please", 1, 4, "known are: "},
      {"-- shale:", 1, 4, "known are: "},
      {"-- shale: nonsense", 1, 4, "known are: "},
      {"\xEF\xBB\xBF--shale: nonsense", 1, 3, "known are: "},
      {"/* shale: nonsense */", 1, 4, "known are: "},
  };
  for (const auto& c : cases) {
    const auto top = read_top_comment(c.text, "x.sql");
    ASSERT_FALSE(top) << c.text;
    const Error& error = top.error();
    EXPECT_TRUE(has(error.what, "this is not a directive: -- shale:")) << c.text;
    EXPECT_TRUE(has(error.hint, c.hint)) << c.text;
    EXPECT_EQ(error.place.file, "x.sql");
    EXPECT_EQ(error.place.line, c.line) << c.text;
    EXPECT_EQ(error.place.column, c.column) << c.text;
  }
}

TEST(ProgramComment, HasTheSignOfItsLanguage) {
  const std::pair<std::string_view, bool> cases[] = {
      {"#!/bin/sh\n# shale: prints sql\n", true},
      {"#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n\n#shale: prints sql\nimport os", true},
      {"#!/usr/bin/env node\n// shale: prints sql\r\nconst x = 1;", true},
      {"#!/usr/bin/lua\n-- Purpose: x\n-- shale: prints sql", true},
      {"#!/bin/sh\nset -e\n# shale: prints sql\n", false},
      {"#!/bin/sh\necho '# shale: prints sql'\n", false},
      {"\x7f\x45LF # shale: prints sql\n", false},
      {"", false},
  };
  for (const auto& [text, prints] : cases) {
    const auto top = read_program_comment(text, "x.py");
    ASSERT_TRUE(top) << what_of(top);
    EXPECT_EQ(top->directives.prints_sql, prints) << text;
  }
  const auto odd =
      read_program_comment("#!/bin/sh\n# Dependencies: 001_a\n# shale: print sql\n", "x.py");
  EXPECT_EQ(hint_of(odd), "did you mean prints?");
  EXPECT_EQ(odd.error().place.line, 3U);
  const auto needs = read_program_comment("# Dependencies: 001_a (b)\n", "x.py");
  EXPECT_EQ(needs->header.dependencies, (Names{"001_a"}));
}

TEST(DirectiveOf, IsALineOfItsOwn) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"-- shale: down", "down"},  {"  --shale:down\r", "down"},
      {"-- shale: a  b ", "a  b"}, {"-- shale", ""},
      {"shale: down", ""},         {"/* shale: down */", ""},
      {"x -- shale: down", ""},    {"", ""},
  };
  for (const auto& [line, words] : cases) EXPECT_EQ(directive_of(line), words) << line;
}

}  // namespace
}  // namespace shale
