#include "squash/effects.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/text.h"

namespace shale {
namespace {

// The effects of files that are written for it, in order.
class OutsideEffects : public testing::Test {
 protected:
  void SetUp() override {
    auto made = TemporaryFolder::make();
    ASSERT_TRUE(made) << made.error().what;
    folder_.emplace(*std::move(made));
  }
  void take(const std::vector<std::string>& texts) {
    migrations_.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Migration migration{.stem = "00" + std::to_string(i + 1) + "_x"};
      migration.up = folder_->path() / (migration.stem + ".up.sql");
      ASSERT_TRUE(write_file(migration.up, texts[i]));
      migrations_.push_back(std::move(migration));
    }
    read();
  }
  void read() {
    std::vector<const Migration*> pointers;
    for (const Migration& migration : migrations_) pointers.push_back(&migration);
    auto effects = outside_effects(pointers);
    ASSERT_TRUE(effects) << effects.error().what;
    effects_ = *std::move(effects);
  }
  // "before create role app", in lines.
  std::string kept() const {
    std::string text;
    for (const Effect& effect : effects_.kept)
      text += (effect.place == EffectPlace::before ? "before " : "after ") + effect.what + "\n";
    return text;
  }
  std::string dropped() const { return join(effects_.dropped, "\n"); }

  std::optional<TemporaryFolder> folder_{};
  std::vector<Migration> migrations_{};
  Effects effects_{};
};

TEST_F(OutsideEffects, WhatIsKept) {
  take(
      {"notify jobs, 'x'; listen jobs; select pg_notify('a', 'b');\n"
       "select cron.schedule('n', '0 3 * * *', $$vacuum$$); select cron.unschedule('n');\n"
       "select create_parent('public.t', 'c', 'native', 'daily');\n"
       "select partman.create_parent('public.t', 'c');\n"
       "update partman.part_config set retention = '1 day';\n"
       "alter system set work_mem = '1GB'; alter database shop set search_path = app;\n"
       "grant connect on database shop to app; comment on role app is 'x';\n"
       "create tablespace fast location '/x'; copy t to '/x';",
       "create role app login; create user bob; create group g; alter role app set a.b = 'c';\n"
       "grant g to app; alter user bob password 'x'; drop role if exists old;\n"
       "alter role bob rename to rob; revoke g from app"});
  EXPECT_EQ(kept(),
            "after notify jobs\nafter listen jobs\nafter calls pg_notify\nafter calls"
            " cron.schedule\nafter calls cron.unschedule\nafter calls create_parent\nafter calls"
            " partman.create_parent\nafter writes partman.part_config\nafter alter system\nbefore"
            " alter database shop\nbefore grant database\nbefore comment role\nbefore create"
            " tablespace fast\nafter copies rows to a file\n"
            "before create role app\nbefore create role bob\nbefore create role g\nbefore alter"
            " role app\nbefore grant g to app\nbefore alter role bob\nbefore drop role old\nbefore"
            " rename role bob\nbefore revoke g from app\n");
  EXPECT_TRUE(effects_.dropped.empty()) << dropped();
}

TEST_F(OutsideEffects, ASchemaOfOnesOwnWithAnExtensionInIt) {
  take(
      {"create table shop.orders (id int); create extension pgcrypto with schema shop;\n"
       "create extension hstore with schema words;\n"
       "update shop.orders set id = 1; update words.list set id = 1"});
  EXPECT_EQ(kept(), "after writes words.list\n");
  EXPECT_EQ(dropped(), "001_x.up.sql:3 update shop.orders");
}

TEST_F(OutsideEffects, WhatIsDropped) {
  take(
      {"create table orders (a int);\ninsert into orders values (1);\nupdate orders set a = 2;\n"
       "delete from s.orders;\ninsert into orders select 1;\nset search_path = x;\n"
       "reset search_path;\nselect setval('s', 1);\nselect set_config('a.b', 'c', false);\n"
       "lock table orders;\nvacuum orders;\nanalyze;\ncreate temp table tmp (a int);\n"
       "select 1;\ncreate index concurrently i on orders (a);\nbegin; commit;\n"
       "do $$ begin update orders set a = 1; end $$;"});
  EXPECT_TRUE(effects_.kept.empty()) << kept();
  EXPECT_EQ(dropped(),
            "001_x.up.sql:3 update orders\n001_x.up.sql:4 delete s.orders\n"
            "001_x.up.sql:5 insert into orders\n001_x.up.sql:6 set search_path\n"
            "001_x.up.sql:7 reset search_path\n001_x.up.sql:8 select setval\n"
            "001_x.up.sql:9 select set_config\n001_x.up.sql:10 lock\n"
            "001_x.up.sql:11 vacuum or analyze\n001_x.up.sql:12 vacuum or analyze\n"
            "001_x.up.sql:13 create temporary table tmp\n001_x.up.sql:14 select");
}

TEST_F(OutsideEffects, BlocksAreKeptByWhatTheySay) {
  take(
      {"do $$ begin\n  if not exists (select from pg_roles where rolname = 'app') then\n"
       "    create  ROLE app;\n  end if; end $$;",
       "do $x$ begin execute 'alter system set a = 1'; end $x$;",
       "do $$ begin perform pg_notify('a', 'b'); end $$;",
       "do $$ begin -- create role x\n update t set recreate_role = 1; end $$;"});
  EXPECT_EQ(kept(),
            "before a block with create role\nbefore a block with alter system\nafter a block with"
            " pg_notify\n");
  EXPECT_TRUE(effects_.kept[0].sql.starts_with("do $$ begin\n  if not exists"));
  EXPECT_TRUE(effects_.kept[0].sql.ends_with("end $$;"));
}

TEST_F(OutsideEffects, OwnFunctions) {
  take(
      {"create function fill() returns void language sql as $$ update t set a = 1 $$;\n"
       "create function tell() returns void language plpgsql as $$ begin perform"
       " pg_notify('a', 'b'); end $$;\ncreate extension ltree schema ext;",
       "select fill(); select tell(); select ext.act(); select app.own();"});
  EXPECT_EQ(kept(), "after calls tell\nafter calls ext.act\n");
  EXPECT_EQ(dropped(), "002_x.up.sql:1 select fill\n002_x.up.sql:1 select own");
}

TEST_F(OutsideEffects, ADroppedRoleIsNotMade) {
  take({"create role a; create role b; alter role a set x.y = 1; grant b to a;", "drop role a"});
  EXPECT_EQ(kept(), "before create role b\n");
  EXPECT_TRUE(contains(dropped(), "001_x.up.sql:1 create role a")) << dropped();
  EXPECT_TRUE(contains(dropped(), "002_x.up.sql:1 drop role a")) << dropped();
  // A grant that is about others, too, can't be taken apart.
  take({"create role a; create role b; create role c; grant c to a, b; drop role a"});
  EXPECT_EQ(effects_.kept.size(), 5U) << kept();
  take({"drop role if exists a; create role a; create role a2; drop role a, z"});
  EXPECT_EQ(effects_.kept.size(), 4U) << kept();
}

TEST_F(OutsideEffects, TheTextIsVerbatimWithItsComments) {
  take(
      {"-- Migration 001: Roles\n-- Purpose: x\nCREATE ROLE first;\n"
       "SELECT 1; -- of the line before\n-- about\n  -- the role\nCREATE ROLE  \"App\" -- why\n"
       "  LOGIN ;\n\n-- far away\n\n/* a block\n   comment */\nNOTIFY x\n"});
  ASSERT_EQ(effects_.kept.size(), 3U) << kept();
  EXPECT_EQ(effects_.kept[0].sql, "CREATE ROLE first;");
  EXPECT_EQ(effects_.kept[1].sql, "-- about\n  -- the role\nCREATE ROLE  \"App\" -- why\n  LOGIN;");
  EXPECT_EQ(effects_.kept[1].file_line, "001_x.up.sql:7");
  EXPECT_EQ(effects_.kept[2].sql, "/* a block\n   comment */\nNOTIFY x;");
}

TEST_F(OutsideEffects, RunnersGoAlong) {
  take({"select 1"});
  migrations_[0].runner = true;
  migrations_[0].up = "/somewhere/001_import.sh";
  read();
  EXPECT_EQ(kept(), "after runs 001_import.sh\n");
  EXPECT_EQ(effects_.kept[0].migration, &migrations_[0]);
  migrations_[0].directives.prints_sql = true;  // it is pressed, as SQL is
  effects_ = {};
  read();
  EXPECT_EQ(kept(), "");
}

}  // namespace
}  // namespace shale
