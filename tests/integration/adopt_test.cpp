// `adopt`: databases that another tool migrated, taken over on a real server.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_adopt {
namespace {

#define EXPECT_ENDS(answer, code) EXPECT_EQ((answer).exit_code, code) << (answer).all()

class Adopt : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    migration("001_shop", "create table customers (id bigint primary key, name text);\n",
              "drop table customers;\n");
    migration("002_orders", "create table orders (id bigint primary key);\n",
              "drop table orders;\n");
    migration("003_items", "create table items (id int);\ncreate index items_id on items (id);\n",
              "drop table items;\n");
  }
  void migration(const std::string& stem, const std::string& up, const std::string& down = "") {
    project_.write(stem + ".up.sql", up);
    if (!down.empty()) project_.write(stem + ".down.sql", down);
    ups_[stem] = up;
  }
  // As another tool would have run them.
  void ran(const Words& stems) {
    for (const std::string& stem : stems) run_sql(project_.url(), ups_.at(stem));
  }
  void golang(const std::string& version, bool dirty = false) {
    run_sql(project_.url(),
            "create table schema_migrations (version bigint primary key, dirty boolean not null);"
            "insert into schema_migrations values (" +
                version + ", " + (dirty ? "true" : "false") + ")");
  }
  void file_names(const Words& names) {
    run_sql(project_.url(),
            "create table public.migrations (id serial primary key, filename text not null unique, "
            "applied_at timestamptz not null)");
    for (const std::string& name : names)
      run_sql(project_.url(), "insert into public.migrations (filename, applied_at) values ('" +
                                  name + "', now())");
  }
  Answer adopt(Words words = {}) {
    words.insert(words.begin(), "adopt");
    return project_.run(words);
  }
  std::string mark() {
    return value(project_.url(), "select version || ' ' || dirty from schema_migrations");
  }
  Words names() {
    return column(project_.url(), "select filename from public.migrations order by id");
  }
  Words taken_over() { return applied(project_.url()); }
  std::string has_history() {
    return value(project_.url(), "select to_regclass('shale.history') is not null");
  }

  Project project_{};
  std::map<std::string, std::string> ups_;
};

TEST_F(Adopt, WhatGolangMigrateLeft) {
  ran({"001_shop", "002_orders"});
  golang("2");
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "public.schema_migrations of golang-migrate is at version 2");
  EXPECT_SAYS(answer, "took over 001_shop\ntook over 002_orders\n");
  EXPECT_SAYS(answer, "2 migrations are taken over as proven from public.schema_migrations");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "002_orders"}));
  EXPECT_EQ(mark(), "2 false");
  EXPECT_EQ(value(project_.url(), "select distinct event || ': ' || detail from shale.history"),
            "accepted: adopted: public.schema_migrations of golang-migrate is at version 2");
  EXPECT_SAYS(project_.run({"drift"}), "no drift");
  EXPECT_ENDS(project_.run({"up"}), 0);
  EXPECT_EQ(taken_over().size(), 3u) << "and shale goes on";
  const Answer again = adopt();
  EXPECT_ENDS(again, 0);
  EXPECT_SAYS(again, "nothing to take over: shale's history has all of it");
}

TEST_F(Adopt, ADryRunWritesNothing) {
  ran({"001_shop", "002_orders"});
  golang("2");
  const Answer answer = adopt({"--dry-run"});
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "would take over 001_shop\nwould take over 002_orders\n");
  EXPECT_EQ(has_history(), "f");
}

TEST_F(Adopt, DirtyAndComplete) {
  ran({"001_shop", "002_orders", "003_items"});
  golang("3", true);
  EXPECT_SAYS(adopt({"--dry-run"}), "so it can be set");
  EXPECT_EQ(mark(), "3 true");
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "it is dirty, and the schema is exactly that of version 3: so it is set");
  EXPECT_EQ(mark(), "3 false");
  EXPECT_EQ(taken_over().size(), 3u);
}

TEST_F(Adopt, DirtyInASchemaOfItsOwn) {
  migration("001_shop", "create schema shop;\ncreate table shop.customers (id int);\n");
  migration("002_orders", "create table shop.orders (id int);\n");
  migration("003_items", "create table shop.items (id int);\n");
  ran({"001_shop"});
  golang("1", true);
  EXPECT_ENDS(adopt(), 0);
  EXPECT_EQ(mark(), "1 false");
  EXPECT_EQ(taken_over(), (Words{"001_shop"}));
}

TEST_F(Adopt, DirtyAndNothingOfItIsThere) {
  ran({"001_shop", "002_orders"});
  golang("3", true);
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "exactly that of version 2");
  EXPECT_EQ(mark(), "2 false");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "002_orders"}));
}

TEST_F(Adopt, DirtyAtTheFirstOne) {
  golang("1", true);
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "exactly that of no version");
  EXPECT_EQ(value(project_.url(), "select count(*) from schema_migrations"), "0");
  EXPECT_ENDS(project_.run({"up"}), 0);
  EXPECT_EQ(taken_over().size(), 3u);
}

TEST_F(Adopt, DirtyBecauseTheFileIsWrong) {
  migration("003_items", "create schema wares;\ncreate table wares.items (id no_such_type);\n");
  ran({"001_shop", "002_orders"});
  golang("3", true);
  run_sql(project_.url(), "create schema wares");
  const Answer half = adopt();
  EXPECT_ENDS(half, 3);
  EXPECT_SAYS(half, "no_such_type");
  EXPECT_SAYS(half, "the database is not as before that migration either");
  run_sql(project_.url(), "drop schema wares");
  EXPECT_ENDS(adopt(), 0);
  EXPECT_EQ(mark(), "2 false");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "002_orders"}));
}

TEST_F(Adopt, DirtyHalfWayIsForRepair) {
  ran({"001_shop", "002_orders"});
  run_sql(project_.url(), "create table items (id int)");
  golang("3", true);
  for (const Words& words : {Words{}, Words{"--accept-drift"}}) {
    const Answer answer = adopt(words);
    EXPECT_ENDS(answer, 1);
    EXPECT_SAYS(answer, "the database is as after statement 1 of 2 of 003_items");
    EXPECT_SAYS(answer, "shale repair --accept");
    EXPECT_EQ(has_history(), "f");
    EXPECT_EQ(mark(), "3 true");
  }
  run_sql(project_.url(), "create index items_id on items (id)");
  EXPECT_ENDS(project_.run({"repair", "--accept"}), 0);
  EXPECT_ENDS(adopt(), 0);
  EXPECT_EQ(taken_over().size(), 3u);
}

TEST_F(Adopt, RowsThatMayHaveRunAreADoubt) {
  migration("004_seed", "insert into items values (1);\n");
  ran({"001_shop", "002_orders", "003_items"});
  golang("4", true);
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 1);
  EXPECT_SAYS(answer, "nobody can say that version 4 is there");
  EXPECT_ENDS(project_.run({"repair", "--undo"}), 0);
  EXPECT_EQ(mark(), "3 false");
}

TEST_F(Adopt, AFileThatTheMarkHid) {
  migration("004_late", "create table late (id int);\ncreate view latest as select * from late;\n");
  migration("005_seed", "insert into items values (1);\n");
  migration("006_more", "alter table items add column note text;\n");
  ran({"001_shop", "002_orders", "003_items", "005_seed", "006_more"});
  golang("6");
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "004_late is below the mark, but nothing of it is in the database");
  EXPECT_SAYS(answer, "only rows are changed by 005_seed");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "002_orders", "003_items", "005_seed", "006_more"}));
  EXPECT_ENDS(project_.run({"up", "--allow-out-of-order"}), 0);
  EXPECT_EQ(taken_over().size(), 6u);
}

TEST_F(Adopt, SeveralFilesThatTheMarkHid) {
  migration("004_late", "create table late (id int);\n");
  migration("005_later", "create table later (id int);\n");
  migration("006_more", "alter table items add column note text;\n");
  migration("007_dropping", "drop table orders;\n");
  ran({"001_shop", "002_orders", "003_items", "006_more", "007_dropping"});
  golang("7");
  const Answer answer = adopt({"--format", "json"});
  EXPECT_ENDS(answer, 0);
  const auto json = nlohmann::json::parse(answer.out);
  EXPECT_EQ(json["outcome"], "adopted");
  EXPECT_EQ(json["hidden"], (Words{"004_late", "005_later"}));
  EXPECT_EQ(json["migrations"].size(), 5u);
  EXPECT_EQ(json["difference"], nullptr);
}

TEST_F(Adopt, AHiddenFileThatAltered) {
  migration("004_late", "alter table orders add column at date;\n");
  migration("005_more", "alter table items add column note text;\n");
  ran({"001_shop", "002_orders", "003_items", "005_more"});
  golang("5");
  EXPECT_SAYS(adopt(), "004_late is below the mark");
  EXPECT_EQ(taken_over().size(), 4u);
}

TEST_F(Adopt, DriftIsRefusedOrAccepted) {
  ran({"001_shop", "002_orders"});
  run_sql(project_.url(), "alter table orders add column by_hand int");
  golang("2");
  const Answer refused = adopt();
  EXPECT_ENDS(refused, 1);
  EXPECT_SAYS(refused, "by_hand");
  EXPECT_SAYS(refused, "nothing was taken over");
  EXPECT_SAYS(refused, "shale adopt --accept-drift");
  EXPECT_EQ(has_history(), "f");
  const Answer json = adopt({"--format", "json"});
  EXPECT_ENDS(json, 1);
  EXPECT_EQ(nlohmann::json::parse(json.out)["outcome"], "differs");
  EXPECT_EQ(nlohmann::json::parse(json.out)["difference"]["counts"]["extra"], 1);
  EXPECT_ENDS(adopt({"--accept-drift"}), 0);
  EXPECT_EQ(taken_over().size(), 2u);
  EXPECT_SAYS(adopt({"--accept-drift"}), "nothing to take over");
  EXPECT_TRUE(contains(value(project_.url(), "select max(detail) from shale.history"),
                       "drift accepted (1 difference)"));
  EXPECT_ENDS(project_.run({"drift"}), 1);
}

TEST_F(Adopt, AHomeMadeTable) {
  ran({"001_shop", "003_items"});
  file_names({"001_shop.sql", "db/migrations/003_items.up.sql", "000_gone.sql"});
  const Answer answer = adopt({"--table", "public.migrations", "--column", "filename"});
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "public.migrations has 000_gone.sql, and there is no such file here");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "003_items"})) << "exactly what it names";
  EXPECT_SAYS(project_.run({"drift"}), "no drift");
}

TEST_F(Adopt, AHomeMadeTableIsFound) {
  ran({"001_shop"});
  file_names({"001_shop"});
  EXPECT_ENDS(adopt({"--advisory-lock", "4815162342"}), 0);
  EXPECT_EQ(taken_over(), (Words{"001_shop"}));
}

TEST_F(Adopt, NamesThatMeanNoFile) {
  file_names({"a.sql", "b.sql"});
  const Answer answer = adopt({"--table", "migrations", "--column", "filename"});
  EXPECT_ENDS(answer, 2);
  EXPECT_SAYS(answer, "no file of migrations is meant by that: a.sql, …");
}

TEST_F(Adopt, NoTable) {
  const Answer none = adopt();
  EXPECT_ENDS(none, 2);
  EXPECT_SAYS(none, "looked for");
  EXPECT_SAYS(none, "schema_migrations(version, dirty) (golang-migrate)");
  EXPECT_SAYS(none, "shale adopt --table public.migrations --column filename");
  EXPECT_SAYS(adopt({"--table", "public.nothing"}), "there is no table public.nothing");
  EXPECT_SAYS(adopt({"--column", "filename"}), "--column goes with --table");
  EXPECT_SAYS(adopt({"--advisory-lock", "x"}), "--advisory-lock takes a number, not x");
  run_sql(project_.url(), "create table other (n int)");
  EXPECT_SAYS(adopt({"--table", "other"}), "other is no history of migrations");
  ran({"001_shop"});
  golang("1");
  file_names({"001_shop.sql"});
  const Answer two = adopt();
  EXPECT_ENDS(two, 2);
  EXPECT_SAYS(two, "there are several histories: public.migrations");
  EXPECT_SAYS(adopt({"--table", "schema_migrations"}), "+ public.other");
}

TEST_F(Adopt, GolangMigrateIsKeptInStep) {
  ran({"001_shop"});
  golang("1");
  const Answer answer = adopt({"--keep-in-step"});
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "follows every up and down");
  EXPECT_ENDS(project_.run({"up"}), 0);
  EXPECT_EQ(mark(), "3 false");
  EXPECT_ENDS(project_.run({"down"}), 0);
  EXPECT_EQ(mark(), "2 false");
  EXPECT_ENDS(project_.run({"down", "2"}), 0);
  EXPECT_EQ(mark(), "");
  migration("004_bad", "-- shale: no-transaction\ncreate table x (n int);\nselect 1/0;\n");
  EXPECT_ENDS(project_.run({"up"}), 3);
  EXPECT_EQ(mark(), "4 true") << "half done: the other tool keeps its hands off";
  EXPECT_SAYS(project_.run({"drift"}), "stopped half way");
}

TEST_F(Adopt, AHomeMadeTableIsKeptInStep) {
  ran({"001_shop"});
  file_names({"001_shop.up.sql"});
  EXPECT_ENDS(adopt({"--keep-in-step"}), 0);
  EXPECT_ENDS(project_.run({"up"}), 0);
  EXPECT_EQ(names(), (Words{"001_shop.up.sql", "002_orders.up.sql", "003_items.up.sql"}));
  EXPECT_ENDS(project_.run({"down", "2"}), 0);
  EXPECT_EQ(names(), (Words{"001_shop.up.sql"}));
  EXPECT_ENDS(project_.run({"reset", "--yes"}), 0);
  EXPECT_EQ(taken_over().size(), 3u) << "reset drops the table, and its end is no error";
}

TEST_F(Adopt, AColumnThatNobodyCanFill) {
  ran({"001_shop"});
  file_names({"001_shop.up.sql"});
  run_sql(project_.url(),
          "alter table migrations add column batch int not null default 1;"
          "alter table migrations alter batch drop default");
  const Answer answer = adopt({"--keep-in-step"});
  EXPECT_ENDS(answer, 2);
  EXPECT_SAYS(answer, "its column batch needs a value that shale doesn't know");
  EXPECT_EQ(taken_over().size(), 0u);
}

TEST_F(Adopt, TheOtherToolWentOnMeanwhile) {
  ran({"001_shop"});
  golang("1");
  EXPECT_ENDS(adopt(), 0);
  ran({"002_orders"});
  run_sql(project_.url(), "update schema_migrations set version = 2");
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 0);
  EXPECT_SAYS(answer, "1 migration is taken over");
  EXPECT_EQ(taken_over(), (Words{"001_shop", "002_orders"}));
}

TEST_F(Adopt, TwoAtOnce) {
  ran({"001_shop", "002_orders"});
  golang("2");
  Process one = project_.start({"adopt"}), two = project_.start({"adopt"});
  const Answer first = one.wait(), second = two.wait();
  EXPECT_ENDS(first, 0);
  EXPECT_ENDS(second, 0);
  EXPECT_EQ(value(project_.url(), "select count(*) from shale.history"), "2");
}

TEST_F(Adopt, TheOtherToolsLockIsWaitedFor) {
  ran({"001_shop"});
  golang("1");
  Connection other = connect(project_.url());
  // As golang-migrate makes it, when it was given a URL.
  const std::string names =
      "public,schema_migrations,/" + value(other, "select current_database()");
  std::string salted = names;
  std::ranges::replace(salted, ',', '\0');
  const std::string id = std::to_string(crc32(salted) * 1486364155u);
  EXPECT_TRUE(other.run("select pg_advisory_lock(" + id + ")"));
  const Answer golang_waits = adopt({"--lock-wait", "500ms"});
  EXPECT_ENDS(golang_waits, 3);
  EXPECT_SAYS(golang_waits, "somebody holds the lock of golang-migrate");
  EXPECT_TRUE(other.run("select pg_advisory_unlock(" + id + ")"));
  EXPECT_TRUE(other.run("drop table schema_migrations"));
  file_names({"001_shop.sql"});
  EXPECT_TRUE(other.run("begin; lock table public.migrations in row exclusive mode"));
  const Answer refused = adopt({"--table", "migrations", "--lock-wait", "1s"});
  EXPECT_ENDS(refused, 3);
  EXPECT_SAYS(refused, "somebody holds the lock of a table of file names on public.migrations");
  EXPECT_SAYS(refused, "nothing was taken over");
  EXPECT_TRUE(other.run("rollback; select pg_advisory_lock(42)"));
  EXPECT_ENDS(adopt({"--table", "migrations", "--advisory-lock", "42", "--lock-wait", "1s"}), 3);
  EXPECT_TRUE(other.run("select pg_advisory_unlock(42)"));
  EXPECT_ENDS(adopt({"--table", "migrations", "--advisory-lock", "42"}), 0);
}

TEST_F(Adopt, ARoleThatMayNotWrite) {
  ran({"001_shop"});
  golang("1", true);
  run_sql(project_.url(),
          "do $$ begin create role adopt_reader login; exception when duplicate_object then "
          "end $$; grant select on schema_migrations to adopt_reader");
  const std::string owner = project_.url();
  const Target target = *Target::parse(owner);
  project_.use(target.with("user", "adopt_reader").url());
  const Answer answer = adopt();
  EXPECT_ENDS(answer, 3);
  EXPECT_SAYS(answer, "grant create on database");
  run_sql(owner,
          "do $$ begin execute format('grant create on database %I to adopt_reader', "
          "current_database()); end $$");
  const Answer table = adopt();
  EXPECT_ENDS(table, 3);
  EXPECT_SAYS(table, "nothing was taken over");
  EXPECT_EQ(value(owner, "select version || ' ' || dirty from schema_migrations"), "1 true");
}

}  // namespace
}  // namespace shale::testing_::in_adopt
