// The role for code that nobody trusts: what it gets, what it does not, what ends it.
#include "server/confinement.h"

#include "server/snapshot.h"
#include "support/bench.h"

namespace shale::testing_::in_confinement {
namespace {

class Confined : public Bench {
 protected:
  static std::unique_ptr<Confinement> confine(const std::string& database,
                                              const ConfinementLimits& limits = {}) {
    auto made = Confinement::make(server(), database, limits);
    EXPECT_TRUE(made) << made.error().what << made.error().detail;
    return made ? *std::move(made) : nullptr;
  }
  static std::string answer(Connection& connection, const std::string& sql) {
    const auto rows = connection.query(sql);
    return rows ? std::string(rows->at(0, 0)) : rows.error().what;
  }
};

constexpr const char* all_sorts = R"(
create role confined_app; create role confined_strong; grant pg_read_server_files to confined_strong;
create role confined_upper; grant confined_strong to confined_upper;
create schema s; create table s.t (id serial primary key, i int generated always as identity, x text);
create table s.parts (id int) partition by range (id); create table s.part partition of s.parts default;
create view s.v as select 1 as one; create materialized view s.m as select 1 as one;
create sequence s.q; create type s.e as enum ('a'); create type s.c as (x int); create domain s.d as int;
create type s.r as range (subtype = int4); create function s.f(int) returns int language sql as 'select 1';
create procedure s.p() language sql as 'select 1'; create aggregate s.a(int) (sfunc = int4pl, stype = int);
create operator s.@@@ (leftarg = int, rightarg = int, function = int4pl);
create collation s.k from "C"; create text search configuration s.ts (copy = simple);
create statistics s.st on id, x from s.t; create publication pub for table s.t;
create table s."odd ""name" ("a b" int);
create table s.of_app (id int); alter table s.of_app owner to confined_app;
create table s.of_strong (id int); alter table s.of_strong owner to confined_strong;
create table s.of_upper (id int); alter table s.of_upper owner to confined_upper;
alter default privileges in schema s grant select on tables to confined_app;
alter default privileges revoke execute on functions from public;
)";

// A multirange stays whose it was, before PostgreSQL 17: it goes with its range.
constexpr const char* not_mine = R"(
select string_agg(name || ' of ' || pg_get_userbyid(owner), ', ') from (
  select relname, relowner from pg_class where relnamespace = 's'::regnamespace and relkind <> 'i'
  union all select typname, typowner from pg_type where typnamespace = 's'::regnamespace
    and typname !~ 'multirange' and typcategory <> 'A'
  union all select proname, proowner from pg_proc where pronamespace = 's'::regnamespace
    and proname in ('f', 'p', 'a')
  union all select oprname, oprowner from pg_operator where oprnamespace = 's'::regnamespace
  union all select collname, collowner from pg_collation where collnamespace = 's'::regnamespace
  union all select cfgname, cfgowner from pg_ts_config where cfgnamespace = 's'::regnamespace
  union all select stxname, stxowner from pg_statistic_ext
  union all select pubname, pubowner from pg_publication
  union all select nspname, nspowner from pg_namespace where nspname = 's'
) x (name, owner) where owner <> current_user::regrole)";

TEST_F(Confined, OwnsWhatIsThereAndNothingMore) {
  const std::string database = "confined_base";
  ASSERT_TRUE(server().ensure_database(database));
  run_sql(url_of(database), all_sorts);
  {
    const auto confined = confine(database);
    ASSERT_NE(confined, nullptr);
    auto scratch = ScratchDatabase::make(confined->server(), confined->start());
    ASSERT_TRUE(scratch) << scratch.error().what;
    auto connection = scratch->connect();
    ASSERT_TRUE(connection) << connection.error().what;
    EXPECT_EQ(answer(*connection, "select current_user || session_user"),
              confined->server().role() + confined->server().role());
    EXPECT_EQ(answer(*connection, not_mine), "of_app of confined_app, of_app of confined_app");

    EXPECT_EQ(answer(*connection,
                     "select pg_has_role('confined_app', 'member')::text || "
                     "pg_has_role('confined_strong', 'member')::text"),
              "truefalse");
    EXPECT_TRUE(
        connection->run("create table s.new (id int); create function s.g() returns int "
                        "language sql as 'select 1'; alter table s.of_app add y int; alter "
                        "table s.\"odd \"\"name\" add z int; drop schema s cascade"));
    EXPECT_TRUE(connection->run("create schema s; create table s.new (id int)"));
    EXPECT_TRUE(connection->run("create function g() returns int language sql as 'select 1'"));
    EXPECT_EQ(
        answer(*connection, "select has_function_privilege('confined_app', 'g()', 'execute')"),
        "f");
    EXPECT_EQ(answer(*connection,
                     "select rolsuper or rolcreaterole or rolcreatedb or rolreplication "
                     "from pg_roles where rolname = current_user"),
              "f");
  }
  EXPECT_EQ(value(url_of("postgres"),
                  "select count(*) from pg_roles where rolname like 'shale\\_scratch\\_%'"),
            "0");
}

TEST_F(Confined, EndsWhatGrowsWithoutEnd) {
  const auto confined = confine("", {.growth = 32 << 20});
  ASSERT_NE(confined, nullptr);
  auto scratch = ScratchDatabase::make(confined->server(), confined->start());
  ASSERT_TRUE(scratch);
  auto connection = scratch->connect();
  ASSERT_TRUE(connection);
  EXPECT_EQ(answer(*connection, "show temp_file_limit"), "1GB");
  EXPECT_FALSE(
      connection->run("create table t as select repeat(n::text, 50) from (select "
                      "generate_series(1, 100000000) as n) x"));
  EXPECT_FALSE(connection->alive());
  EXPECT_EQ(confined->verdict(), "the database grew by more than 32 MB");
}

TEST_F(Confined, EndsAsAWhole) {
  const auto confined = confine("", {.altogether = Milliseconds(1'000)});
  ASSERT_NE(confined, nullptr);
  auto scratch = ScratchDatabase::make(confined->server(), confined->start());
  ASSERT_TRUE(scratch);
  auto connection = scratch->connect();
  ASSERT_TRUE(connection);
  EXPECT_FALSE(connection->run("select pg_sleep(20)"));
  EXPECT_FALSE(scratch->connect());
  EXPECT_NE(confined->verdict().find("all of it took longer"), std::string::npos);
}

TEST_F(Confined, MakesNoSnapshots) {
  const auto confined = confine("");
  ASSERT_NE(confined, nullptr);
  auto scratch = ScratchDatabase::make(confined->server());
  ASSERT_TRUE(scratch);
  EXPECT_FALSE(keep_snapshot(confined->server(), *std::move(scratch),
                             "00000000000000000000000000000000", ""));
}

}  // namespace
}  // namespace shale::testing_::in_confinement
