// diff --sql: where each statement comes from, why it stands where it does, and labels of enums
// that are renamed.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_provenance {
namespace {

class Provenances : public Bench {
 protected:
  std::string sql(const std::string& a, const std::string& b) const {
    const Answer answer = project_.run({"diff", a, b, "--sql"});
    EXPECT_EQ(answer.exit_code, 1) << answer.all();
    return answer.out;
  }
  Answer git(const Words& words) const {
    Words all{"/usr/bin/env", "git", "-c", "user.name=t", "-c", "user.email=t@example.org"};
    all.insert(all.end(), words.begin(), words.end());
    return Process::start(all, {.folder = project_.root()}).wait();
  }
  Project project_{};
};

#define EXPECT_PART(text, part) EXPECT_TRUE(contains(text, part)) << (text)

TEST_F(Provenances, EachStatementSaysWhereItComesFromAndWhy) {
  project_.write("001_first.sql",
                 "create table t (id int primary key, n int);\n\n"
                 "create view v as select n from t;\n"
                 "create table gone (a int);\n");
  project_.write("002_more.sql",
                 "create type status as enum ('a');\n"
                 "create table orders (\n  id int primary key, s status);\n"
                 "alter table t add column note text;\n"
                 "drop table gone;\n");
  project_.write("003_wider.sql",
                 "drop view v;\n"
                 "alter table t alter column n type bigint;\n"
                 "create view v as select n from t;\n"
                 "alter table orders add column total numeric;\n");
  EXPECT_EQ(
      sql("migrations@001", "migrations"),
      "-- view public.v (migrations/001_first.sql:3): made anew: column public.t.n changes its "
      "type "
      "under it\n"
      "DROP VIEW public.v;\n\n"
      "-- table public.gone (migrations/002_more.sql:5): needs nothing else of this plan\n"
      "DROP TABLE public.gone;\n\n"
      "-- enum public.status (migrations/002_more.sql:1): before table public.orders, which uses "
      "it\n"
      "CREATE TYPE public.status AS ENUM (\n  'a'\n);\n\n"
      "-- table public.orders (migrations/002_more.sql:2, migrations/003_wider.sql:4): after enum "
      "public.status, which its column s uses\n"
      "CREATE TABLE public.orders (\n  id integer NOT NULL,\n  s public.status,\n  total numeric,\n"
      "  CONSTRAINT orders_pkey PRIMARY KEY (id)\n);\n\n"
      "-- column public.t.n (migrations/003_wider.sql:2): after view public.v is gone, which used "
      "it\n"
      "ALTER TABLE public.t ALTER COLUMN n TYPE bigint USING n::bigint;\n\n"
      "-- column public.t.note (migrations/002_more.sql:4): needs nothing else of this plan\n"
      "ALTER TABLE public.t ADD COLUMN note text;\n\n"
      "-- view public.v (migrations/003_wider.sql:3): made anew: column public.t.n changes its "
      "type "
      "under it\n"
      "CREATE VIEW public.v AS\nSELECT t.n\n   FROM public.t;\n");
}

TEST_F(Provenances, ReasonsForWhatGoesAndForWhatIsMadeAnew) {
  project_.write("../a.sql",
                 "create type s as enum ('a', 'b');\n"
                 "create table t (c s, n int);\n"
                 "create view x as select n from t;\n"
                 "create function f() returns int language sql as 'select 1';\n"
                 "create table d (n int default f());\n");
  project_.write("../b.sql",
                 "create type s as enum ('b');\n"
                 "create table t (c s, n int);\n"
                 "create table x (n int);\n");
  const std::string plan = sql("a.sql", "b.sql");
  EXPECT_PART(plan,
              "-- table public.d (a.sql:5): before function public.f() goes, which it uses\n");
  EXPECT_PART(plan,
              "-- function public.f() (a.sql:4): after table public.d is gone, which used it\n");
  EXPECT_PART(plan, "-- view public.x (a.sql:3): before table public.x takes its name\n");
  EXPECT_PART(plan,
              "-- table public.x (b.sql:3): after view public.x is gone, whose name it takes\n");
  EXPECT_PART(plan, "-- enum public.s (b.sql:1): made anew: no ALTER changes its labels\n");
  EXPECT_PART(plan,
              "-- enum public.s (a.sql:1): after column public.t.c changes its type, which used "
              "it until then\n");
}

TEST_F(Provenances, OfARevisionAndOfAFile) {
  project_.write("001_first.sql", "create table t (id int primary key);\n");
  EXPECT_EQ(git({"init", "-q", "-b", "main"}).exit_code, 0);
  EXPECT_EQ(git({"add", "."}).exit_code, 0);
  EXPECT_EQ(git({"commit", "-q", "-m", "first"}).exit_code, 0);
  project_.write("../schema.sql", "\n\ncreate table other (id int);\n");
  const std::string there = sql("main:migrations", "schema.sql");
  EXPECT_PART(there, "-- table public.t (main:migrations/001_first.sql:1)");
  EXPECT_PART(there, "-- table public.other (schema.sql:3)");
}

TEST_F(Provenances, NamesAreFollowed) {
  project_.write("001_first.sql", "create table t (id int primary key, a int);\n");
  project_.write("002_new_name.sql",
                 "alter table t rename to u;\n"
                 "alter table u rename a to b;\n"
                 "alter table u add c int;\n");
  const std::string there = sql("migrations@001", "migrations"),
                    back = sql("migrations", "migrations@001");
  EXPECT_PART(there, "-- table public.u (migrations/002_new_name.sql:1): it is the same one");
  EXPECT_PART(there, "-- column public.u.b (migrations/002_new_name.sql:2): it is the same one");
  EXPECT_PART(back, "-- table public.t (migrations/001_first.sql:1): it is the same one");
  EXPECT_PART(back, "-- column public.t.c (migrations/002_new_name.sql:3): ");
}

TEST_F(Provenances, NothingIsClaimedThatTheTextDoesNotSay) {
  project_.write("001_first.sql", "create table t (id int primary key, a int);\n");
  project_.write("002_loop.sql",
                 "create index i on t (a);\n"
                 "do $$ declare x text; begin\n"
                 "  foreach x in array array['a'] loop\n"
                 "    execute format('alter table %I alter column %I type bigint', 't', x);\n"
                 "  end loop;\n"
                 "  execute 'alter table t add column ' || 'made_' || 'up int';\n"
                 "end $$;\n");
  project_.write("003_named.sql",
                 "do $$ begin create type mood as enum ('x'); exception when duplicate_object then "
                 "null; end $$;\n");
  const std::string plan = sql("migrations@001", "migrations");
  EXPECT_PART(plan, "-- column public.t.made_up (migrations/002_loop.sql):");
  EXPECT_PART(plan, "-- column public.t.a (migrations/002_loop.sql:2): ");
  EXPECT_PART(plan, "-- index public.i (migrations/002_loop.sql:1): ");
  EXPECT_PART(plan, "-- enum public.mood (migrations/003_named.sql:1):");
}

TEST_F(Provenances, ANameCannotEndTheComment) {
  project_.write("001_first.sql", "create table t (id int);\n");
  project_.write("002_odd.sql", "create table \"a\ndrop table t; --\" (id int);\n");
  const std::string plan = sql("migrations@001", "migrations");
  EXPECT_FALSE(contains(plan, "\ndrop table t; --\" (migrations")) << plan;
  EXPECT_PART(plan, "-- table public.\"a drop table t; --\" (migrations/002_odd.sql:1)");
}

TEST_F(Provenances, LabelsAreRenamed) {
  project_.write("001_first.sql",
                 "create type mood as enum ('sad', 'ok', 'happy');\n"
                 "create table t (m mood default 'ok');\n");
  project_.write("002_label.sql", "alter type mood rename value 'ok' to 'fine';\n");
  EXPECT_EQ(sql("migrations@001", "migrations@002"),
            "-- enum public.mood (migrations/002_label.sql:1): it is the same label under another "
            "name\n"
            "ALTER TYPE public.mood RENAME VALUE 'ok' TO 'fine';\n");
  EXPECT_PART(sql("migrations@002", "migrations@001"),
              "ALTER TYPE public.mood RENAME VALUE 'fine' TO 'ok';\n");
  const Answer told = project_.run({"diff", "migrations@001", "migrations@002"});
  EXPECT_EQ(told.exit_code, 1);
  EXPECT_PART(told.out, "fine");
}

TEST_F(Provenances, LabelsAreSwapped) {
  project_.write("001_first.sql",
                 "create type mood as enum ('a', 'b');\ncreate table t (m mood);\n");
  project_.write("002_swap.sql",
                 "alter type mood rename value 'a' to 'x';\n"
                 "alter type mood rename value 'b' to 'a';\n"
                 "alter type mood rename value 'x' to 'b';\n"
                 "alter type mood rename to feeling;\n");
  const std::string plan = sql("migrations@001", "migrations");
  EXPECT_PART(plan, "ALTER TYPE public.mood RENAME TO feeling;\n");
  EXPECT_PART(plan,
              "ALTER TYPE public.feeling RENAME VALUE 'a' TO 'shale_between_1';\n"
              "ALTER TYPE public.feeling RENAME VALUE 'b' TO 'a';\n"
              "ALTER TYPE public.feeling RENAME VALUE 'shale_between_1' TO 'b';\n");
  EXPECT_FALSE(contains(plan, "CREATE TYPE")) << plan;
}

// One that goes has the name that another one takes: both ways, and as a way back.
TEST_F(Provenances, NamesAreTakenOver) {
  project_.write(
      "001_first.sql",
      "create table t (id int primary key, x int, y text, n int, m int,\n"
      "  constraint u unique (n), constraint v unique (m), constraint c check (n > 0), constraint "
      "d "
      "check (n < 9));\n"
      "create table a (id int primary key); create table b (n int, t text unique);\n"
      "create type ea as enum ('x'); create type eb as enum ('y', 'z'); create table te (v eb);\n"
      "create type ec as enum ('x'); create table tc (n int);\n"
      "create index ia on t (n); create index ib on t (m);\n"
      "create function fa(int) returns int language sql as 'select 1';\n"
      "create function fb(int) returns int language sql as 'select 2';\n"
      "create view va as select 1 as x; create view vb as select 2 as y;\n"
      "create sequence sa; create sequence sb start 7;\n"
      "create table q (id int primary key);\n"
      "create schema s; create table w (n int); create table s.w (t text);\n"
      "create table p (a int, b int, c int) partition by range (a);\n"
      "create table p1 partition of p for values from (1) to (9);\n"
      "create function f() returns trigger language plpgsql as 'begin return new; end';\n"
      "create trigger ga before insert on t for each row execute function f();\n"
      "create trigger gb before update on t for each row execute function f();\n");
  project_.write("002_then.sql",
                 "alter table t drop x; alter table t rename y to x;\n"
                 "alter table t drop constraint u; alter table t rename constraint v to u;\n"
                 "alter table t drop constraint c; alter table t rename constraint d to c;\n"
                 "drop table a; alter table b rename to a;\n"
                 "drop type ea; alter type eb rename to ea;\n"
                 "drop type ec; alter table tc rename to ec;\n"
                 "drop index ia; alter index ib rename to ia;\n"
                 "drop function fa(int); alter function fb(int) rename to fa;\n"
                 "drop view va; alter view vb rename to va;\n"
                 "drop sequence sa; alter sequence sb rename to sa;\n"
                 "alter table q rename to q_base; create view q as select * from q_base;\n"
                 "drop table w; alter table s.w set schema public;\n"
                 "alter table p drop b; alter table p rename c to b;\n"
                 "drop trigger ga on t; alter trigger gb on t rename to ga;\n");
  for (const std::vector<std::string>& pair :
       {std::vector<std::string>{"migrations@001", "migrations"},
        {"migrations", "migrations@001"}}) {
    // The plan was tried, and led there.
    const Answer plan = project_.run({"diff", pair[0], pair[1], "--sql"});
    EXPECT_EQ(plan.exit_code, 1) << plan.all();
    EXPECT_PART(plan.out, "takes its name; it goes below");
    const Answer told = project_.run({"diff", pair[0], pair[1]});
    EXPECT_EQ(told.exit_code, 1) << told.all();
    EXPECT_FALSE(contains(told.out, "shale_between")) << told.out;
  }
  const Answer told = project_.run({"diff", "migrations@001", "migrations"});
  EXPECT_PART(told.out, "- public.a  1 column");
  EXPECT_PART(told.out, "> public.b -> public.a\n");
  const Answer down = project_.run({"draft", "--down", "002_then"});
  EXPECT_EQ(down.exit_code, 0) << down.all();
}

TEST_F(Provenances, UnrelatedEnumsAreNotRenamed) {
  project_.write("../a.sql", "create type mood as enum ('a', 'b');\n");
  project_.write("../b.sql", "create type mood as enum ('a', 'c');\n");
  EXPECT_FALSE(contains(sql("a.sql", "b.sql"), "RENAME VALUE"));
}

}  // namespace
}  // namespace shale::testing_::in_provenance
