// The rows that migrations leave, as INSERT statements: run in a third database with the same
// schema, they have to give what the first replay has. pg_dump is the witness.
#include "squash/rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/process.h"
#include "base/text.h"
#include "server/scratch.h"
#include "support/witness.h"

namespace shale::testing_::in_squash_rows {
namespace {

class SquashRows : public testing::Test {
 protected:
  void SetUp() override {
    auto server = Server::start({});
    ASSERT_TRUE(server) << server.error().what;
    server_.emplace(*std::move(server));
  }

  struct Replay {
    ScratchDatabase database;
    Connection connection;
  };
  Replay replay(const std::vector<std::string>& scripts) {
    auto made = ScratchDatabase::make(*server_);
    EXPECT_TRUE(made) << made.error().what;
    auto connection = made->connect();
    EXPECT_TRUE(connection) << connection.error().what;
    for (const std::string& sql : scripts) {
      const Status done = connection->run("begin;" + sql + ";commit");
      EXPECT_TRUE(done) << done.error().what << "\n" << done.error().detail << "\n" << sql;
    }
    return {*std::move(made), *std::move(connection)};
  }

  // All data lines of a dump, sorted.
  std::vector<std::string> dumped(const Replay& replay) {
    const auto out = run_program({.arguments = {Witness(*server_).program(), "--data-only", "-d",
                                                replay.database.target().url()},
                                  .output = Output::caught});
    if (!out) return {out.error().what};
    std::vector<std::string> all;
    for (const std::string_view line : lines(out->output))
      if (!line.starts_with("\\") && !line.starts_with("--")) all.emplace_back(line);
    std::ranges::sort(all);
    return all;
  }

  enum class Dump { same, differs };
  void expect_kept(const std::string& schema, const std::string& data, Dump dump = Dump::same) {
    Replay first = replay({schema, data}), second = replay({schema, data});
    auto catalog = Catalog::read(first.connection);
    ASSERT_TRUE(catalog) << catalog.error().what;
    auto rows = inserted_rows(first.connection, second.connection, *catalog);
    ASSERT_TRUE(rows) << rows.error().what << rows.error().detail;
    rows_ = *std::move(rows);
    sql_.clear();
    for (const TableRows& table : rows_.tables) sql_ += table.sql();
    sql_ += rows_.setvals + rows_.refreshes;
    Replay third = replay({schema, sql_});
    const auto before = row_states(first.connection, *catalog, rows_);
    const auto after = row_states(third.connection, *catalog, rows_);
    ASSERT_TRUE(before) << before.error().what;
    ASSERT_TRUE(after) << after.error().what;
    EXPECT_TRUE(*before == *after) << sql_;
    EXPECT_FALSE(before->empty());
    if (dump == Dump::same && Witness(*server_).is_pg_dump()) {
      EXPECT_EQ(dumped(first), dumped(third)) << sql_;
    }
  }

  bool remarks(std::string_view part) const {
    return std::ranges::any_of(rows_.remarks,
                               [&](const std::string& r) { return contains(r, part); });
  }
  std::string all_remarks() const { return join(rows_.remarks, "\n"); }
  std::vector<std::string> order() const {
    std::vector<std::string> all;
    for (const TableRows& table : rows_.tables) all.push_back(table.table);
    return all;
  }
  const TableRows& table(std::string_view key) const {
    return *std::ranges::find(rows_.tables, key, &TableRows::table);
  }

  std::optional<Server> server_{};
  InsertedRows rows_{};
  std::string sql_{};
};

#define EXPECT_SQL(part) EXPECT_TRUE(contains(sql_, part)) << sql_
#define EXPECT_REMARK(part) EXPECT_TRUE(remarks(part)) << all_remarks()

TEST_F(SquashRows, LookupTablesReadAsPeopleWriteThem) {
  expect_kept(
      "create table status (id int primary key, name text not null, rank numeric(5,2), on_ bool);"
      "create table items (id int primary key, status_id int references status)",
      "insert into items values (7, null); insert into status values (2, 'done', 1.50, false),"
      " (1, 'it''s open', null, true); insert into items values (1, 2)");
  EXPECT_EQ(order(), (std::vector<std::string>{"public.status", "public.items"}));
  EXPECT_EQ(rows_.tables[0].sql(),
            "INSERT INTO status (id, name, rank, on_) VALUES\n"
            "    (1, 'it''s open', NULL, true),\n"
            "    (2, 'done', 1.50, false);\n");
  EXPECT_EQ(rows_.tables[0].rows, 2);
  EXPECT_TRUE(rows_.setvals.empty());
  EXPECT_TRUE(rows_.remarks.empty()) << all_remarks();
}

TEST_F(SquashRows, EveryTypeComesBack) {
  expect_kept(
      "create type mood as enum ('sad', 'so so'); create domain code as text check (value <> 'x');"
      "create type pair as (a int, b text); create domain amount as numeric(10,3);"
      "create table v (id int primary key, j jsonb, js json, a text[], ai int[], b bytea,"
      " t timestamptz, ts timestamp, d date, i interval, tm time, n numeric, f float8, r real,"
      " s text, c char(8), vc varchar(90), m mood, u uuid, ip inet, rg int4range, p pair, co code,"
      " am amount, bi bit(4), mo money, x xml, tv tsvector, cls regclass, sm smallint, bg bigint,"
      " qc \"char\", nm name, pt point)",
      "set timezone = 'Asia/Tokyo'; set datestyle = 'German';"
      "insert into v (id, j, js, a, ai, b) values (1, '{\"a\": [1, \"b\\\\c\", null]}',"
      " '{ \"k\" :  1 }', array['x', null, 'a\"b', 'c,d', ''], '{{1,2},{3,4}}', '\\x00ff27');"
      "insert into v (id, t, ts, d, i, tm) values"
      " (2, '2024-03-01 12:00:00.123456+02', '1999-12-31 23:59:59', '0044-03-15 BC',"
      " '-1 year 2 days -03:00', '12:30'),"
      " (3, 'infinity', '-infinity', 'infinity', '1 mon', '24:00'),"
      " (4, '0044-03-15 00:00:00+00 BC', null, null, null, null);"
      "insert into v (id, n, f, r) values (5, 'NaN', 'Infinity', '-Infinity'),"
      " (6, 1.5000, '-0', 'NaN'), (7, -123456789012345678901234567890.5, 1e300, 0.1),"
      " (8, 0, 0.1, 1e-30);"
      "insert into v (id, s, c, vc) values (9, '', 'ab', 'it''s'),"
      " (10, E'one\\ntwo\\r\\n\\tthree\\\\', '', E'\\\\x'), (11, '日本語 ü 🦀', 'ü', '-- ; "
      "$$');"
      "insert into v (id, m, u, ip, rg, p, co, am, bi, mo) values (12, 'so so',"
      " '00000000-0000-0000-0000-000000000001', '10.0.0.1', '[1,5)', '(1,\"a b\")', 'q', 1.250,"
      " '1010', '-1234.50');"
      "insert into v (id, x, tv, cls, sm, bg, qc, nm, pt) values (13, '<a>1</a>', 'a:1 b:2', 'v',"
      " -32768, -9223372036854775808, 'q', 'nm', '(1,2)')");
  EXPECT_SQL("-1234.50");
  EXPECT_SQL("'2024-03-01 10:00:00.123456+00'");
  EXPECT_TRUE(rows_.remarks.empty()) << all_remarks();
}

TEST_F(SquashRows, VolatileColumnsAreLeftToTheirDefaults) {
  expect_kept(
      "create table t (id serial primary key, key uuid default gen_random_uuid(), name text,"
      " created timestamptz not null default now(), seen timestamp, token uuid, due timestamptz,"
      " salt text)",
      "insert into t (name, seen, token, due, salt) values ('a', now(), gen_random_uuid(),"
      " now() + interval '30 days', md5(random()::text)), ('b', now(), gen_random_uuid(), null,"
      " 'fix');"
      "insert into t (name, created, key) values ('c', '2020-01-01',"
      " '00000000-0000-0000-0000-000000000001')",
      Dump::differs);
  EXPECT_EQ(table("public.t").volatile_columns,
            (std::vector<std::string>{"key", "created", "seen", "token"}));
  EXPECT_SQL("DEFAULT, now(), gen_random_uuid()");
  EXPECT_SQL("'2020-01-01 00:00:00+00'");
  EXPECT_SQL("'00000000-0000-0000-0000-000000000001'");
  EXPECT_SQL("SELECT setval('public.t_id_seq', 3, true);");
  EXPECT_REMARK("t.created is another value after each replay: it is left to its default, now().");
  EXPECT_REMARK("t.seen is another value after each replay: it is written as now().");
  EXPECT_REMARK("t.due has times that differ");
  EXPECT_REMARK("t.salt is another value after each replay, and nothing makes it anew");
}

TEST_F(SquashRows, AColumnThatIsAlwaysMadeAnewIsNotNamed) {
  expect_kept("create table t (name text, created timestamptz default now())",
              "insert into t (name) values ('b'), ('a'), ('b')", Dump::differs);
  EXPECT_EQ(sql_, "INSERT INTO t (name) VALUES\n    ('b'),\n    ('a'),\n    ('b');\n");
  expect_kept("create table t (id uuid primary key default gen_random_uuid())",
              "insert into t default values; insert into t default values", Dump::differs);
  EXPECT_EQ(sql_, "INSERT INTO t DEFAULT VALUES;\nINSERT INTO t DEFAULT VALUES;\n");
}

TEST_F(SquashRows, AVolatileKeyThatIsReferredToIsKept) {
  expect_kept(
      "create table teams (id uuid primary key default gen_random_uuid(), name text unique);"
      "create table users (id uuid primary key default gen_random_uuid(), team uuid references"
      " teams, name text); create table logs (entity uuid, note jsonb);"
      "create table free (id uuid primary key default gen_random_uuid(), n int)",
      "insert into teams (name) values ('a'), ('b'); insert into users (team, name) select id,"
      " 'of ' || name from teams; insert into logs (entity) select id from users;"
      "insert into free (n) values (1)",
      Dump::differs);
  EXPECT_TRUE(table("public.teams").volatile_columns.empty());
  EXPECT_TRUE(table("public.users").volatile_columns.empty());
  EXPECT_TRUE(table("public.logs").volatile_columns.empty());
  EXPECT_EQ(table("public.free").volatile_columns, std::vector<std::string>{"id"});
  EXPECT_REMARK("teams.id is another value after each replay, and other rows refer to it");
}

TEST_F(SquashRows, RowsThatAreOthersAfterEachReplay) {
  expect_kept(
      "create table t (id serial primary key, name text)",
      "insert into t (name) select n::text from generate_series(1, 50) n order by random()");
  EXPECT_REMARK("t.name is another value");
  expect_kept("create table t (n int)",
              "insert into t select 1 from generate_series(1, 1 + (random() * 1000)::int)");
  EXPECT_REMARK("The rows of t are others after each replay");
}

TEST_F(SquashRows, RowsThatReferToTheirOwnTable) {
  const std::string schema =
      "create table node (id int primary key, parent int references node, name text)";
  expect_kept(schema, "insert into node values (3, null, 'c'), (1, 3, 'a'), (2, 1, 'b')");
  // Children before their parents, a circle, and what hangs on it.
  expect_kept(schema,
              "insert into node select n, nullif(n + 1, 301), 'n' from generate_series(1, 300) n;"
              "insert into node values (900, 901, 'x'), (901, 900, 'y'), (800, 900, 'z'),"
              " (801, 801, 'self')");
  EXPECT_SQL("    (300, NULL, 'n'),\n    (801, 801, 'self'),\n    (299, 300, 'n')");
  expect_kept(schema,
              "insert into node select n, nullif(n / 2, 0), 'n' from generate_series(1, 300) n");
  EXPECT_SQL("VALUES\n    (1, NULL, 'n'),\n    (2, 1, 'n')");
}

TEST_F(SquashRows, Circles) {
  expect_kept(
      "create table users (id int primary key, team int); create table teams (id int primary key,"
      " owner int not null references users); alter table users add foreign key (team) references"
      " teams; create table z (id int references users)",
      "insert into users values (1, null), (2, null); insert into teams values (10, 1), (11, 2);"
      "update users set team = 9 + id; insert into z values (1)");
  EXPECT_SQL("(1, NULL)");
  EXPECT_SQL("UPDATE users SET team = 10 WHERE id = 1;");
  expect_kept(
      "create table a (id int primary key, b int not null); create table b (id int primary key,"
      " a int not null references a); alter table a add constraint a_b foreign key (b) references b"
      " deferrable; create function f() returns trigger language plpgsql as $$ begin new.id ="
      " new.id + 100; return new; end $$; ",
      "set constraints all deferred; insert into a values (1, 2); insert into b values (2, 1);"
      "set constraints all immediate; create trigger t before insert on a for each row execute"
      " function f(); drop trigger t on a");
  EXPECT_SQL("SET CONSTRAINTS public.a_b DEFERRED;");
}

TEST_F(SquashRows, IdentityGeneratedAndPartitions) {
  expect_kept(
      "create table t (id int generated always as identity primary key, a int, twice int generated"
      " always as (a * 2) stored, b int generated by default as identity (start 100 increment 10));"
      "create table p (id int, at date not null, v text) partition by range (at);"
      "create table p1 partition of p for values from ('2024-01-01') to ('2025-01-01')"
      " partition by list (id);"
      "create table p1a partition of p1 for values in (1, 2); create table p_rest partition of p"
      " default; create table parent (a int); create table child (b int) inherits (parent)",
      "insert into t (a) values (1), (2); insert into p values (1, '2024-02-02', 'x'),"
      " (5, '2030-01-01', 'y'); insert into parent values (1); insert into child values (2, 3)");
  EXPECT_SQL("INSERT INTO t (id, a, b) OVERRIDING SYSTEM VALUE VALUES\n    (1, 1, 100)");
  EXPECT_SQL("INSERT INTO p (id, at, v) VALUES");
  EXPECT_FALSE(contains(sql_, "p_rest")) << sql_;
  EXPECT_SQL("SELECT setval('public.t_b_seq', 110, true);");
}

TEST_F(SquashRows, TriggersAndRulesDoNotMeddle) {
  const std::string schema =
      "create table t (id int primary key, n int); create table log (id int, n int);"
      "create function f() returns trigger language plpgsql as $$ begin new.n = coalesce(new.n, 0)"
      " + 1; insert into public.log values (new.id, new.n); return new; end $$;"
      "create trigger one before insert or update on t for each row execute function f();"
      "create table r (a int); create rule copy as on insert to r do also insert into log values"
      " (new.a, 0);"
      "create table p (a int, n int, id int) partition by list (a); create table p1 partition of p"
      " for values in (1); create trigger own before insert on p1 for each row execute function "
      "f()";
  const std::string data =
      "insert into t values (1, 1), (2, 5); insert into r values (3); insert into p values (1, 1, "
      "1)";
  expect_kept(schema, data);
  EXPECT_SQL("ALTER TABLE t DISABLE TRIGGER USER;\nINSERT INTO t");
  EXPECT_SQL("ALTER TABLE r DISABLE RULE copy;");
  EXPECT_REMARK("The triggers of t are switched off while its rows are inserted.");
  expect_kept(schema +
                  "; create trigger two before insert on t for each row execute function f();"
                  " alter table t disable trigger two; alter table t enable always trigger one",
              data);
  EXPECT_SQL("ALTER TABLE t ENABLE ALWAYS TRIGGER one;");
  EXPECT_FALSE(contains(sql_, "TRIGGER two")) << sql_;
}

TEST_F(SquashRows, DeferredKeysWithTriggers) {
  std::string schema =
      "create function f() returns trigger language plpgsql as $$ begin new.id = new.id + 1; return"
      " new; end $$; create table a (id int primary key); create table b (id int primary key,"
      " n int references a initially deferred); create table c (id int primary key, d int not "
      "null);"
      "create table d (id int primary key, c int not null references c initially deferred);"
      "alter table c add foreign key (d) references d initially deferred;";
  for (const char table : {'b', 'c', 'd'})
    schema += fmt::format("create trigger t before insert on {} for each row execute function f();",
                          table);
  expect_kept(schema,
              "insert into a values (1); insert into b values (1, 1); insert into c values (1, 2);"
              "insert into d values (1, 2)");
}

TEST_F(SquashRows, Sequences) {
  expect_kept(
      "create sequence plain; create sequence moved start 5; create sequence reset_;"
      "create schema \"S x\"; create sequence \"S x\".\"Q'\"; create table t (id bigserial, n int);"
      "create sequence down increment -1",
      "select nextval('moved'), nextval('moved'); alter sequence reset_ restart with 1000;"
      "select nextval('\"S x\".\"Q''\"'), nextval('down'); insert into t (n) values (1), (2);"
      "delete from t where n = 2");
  EXPECT_SQL("SELECT setval('public.moved', 6, true);");
  EXPECT_SQL("SELECT setval('public.reset_', 1000, false);");
  EXPECT_SQL("SELECT setval('\"S x\".\"Q''\"', 1, true);");
  EXPECT_SQL("SELECT setval('public.t_id_seq', 2, true);");
  EXPECT_FALSE(contains(sql_, "plain")) << sql_;
}

TEST_F(SquashRows, QuotedNamesAndOtherSchemas) {
  expect_kept(
      "create schema \"My Schema\"; create table \"My Schema\".\"Order\" (\"Select\" int primary"
      " key, \"a\"\"b\" text); create table \"user\" (\"order\" int references \"My "
      "Schema\".\"Order\")",
      "insert into \"My Schema\".\"Order\" values (1, 'x'); insert into \"user\" values (1)");
  EXPECT_SQL("INSERT INTO \"My Schema\".\"Order\" (\"Select\", \"a\"\"b\") VALUES");
  EXPECT_SQL("INSERT INTO \"user\" (\"order\") VALUES");
}

TEST_F(SquashRows, ManyRows) {
  expect_kept("create table big (id int primary key, name text, at timestamptz default now())",
              "insert into big (id, name) select n, repeat('x', n % 50) from generate_series(1,"
              " 20000) n",
              Dump::differs);
  EXPECT_EQ(table("public.big").rows, 20000);
  EXPECT_EQ(table("public.big").volatile_columns, std::vector<std::string>{"at"});
  expect_kept("create table big (id int primary key, name text)",
              "insert into big select n, repeat('x', n % 50) from generate_series(1, 20000) n");
}

TEST_F(SquashRows, ManyTablesCostLittle) {
  Replay one = replay(
      {"do $$ begin for i in 1..1000 loop execute format('create table t%s (id int, a int)', i); "
       "end"
       " loop; for i in 1..100 loop execute format('create sequence s%s', i); end loop; end $$;"
       " insert into t500 values (1, 1); select nextval('s50')"});
  auto catalog = Catalog::read(one.connection);
  ASSERT_TRUE(catalog) << catalog.error().what;
  const auto start = Clock::now();
  const auto states = row_states(one.connection, *catalog, {});
  const auto took = std::chrono::duration_cast<Milliseconds>(Clock::now() - start);
  ASSERT_TRUE(states) << states.error().what;
  EXPECT_EQ(states->size(), 2U);
  EXPECT_LT(took.count(), 1000) << "a loaded machine is slow, but not that slow";
  RecordProperty("milliseconds", static_cast<int>(took.count()));
}

TEST_F(SquashRows, AnEmptyDatabaseHasNone) {
  Replay one = replay({"create table t (a serial)"}), other = replay({"create table t (a serial)"});
  auto catalog = Catalog::read(one.connection);
  ASSERT_TRUE(catalog) << catalog.error().what;
  const auto rows = inserted_rows(one.connection, other.connection, *catalog);
  ASSERT_TRUE(rows) << rows.error().what;
  EXPECT_TRUE(rows->tables.empty() && rows->setvals.empty() && rows->remarks.empty());
  const auto states = row_states(one.connection, *catalog, *rows);
  ASSERT_TRUE(states) << states.error().what;
  EXPECT_TRUE(states->empty());
}

TEST_F(SquashRows, WhatReadsTablesIsRefreshed) {
  const std::string schema =
      "create table t (a int); create materialized view b as select * from t;"
      "create view v as select * from b; create materialized view a as select * from v";
  expect_kept(schema,
              "insert into t values (1); refresh materialized view b; refresh materialized view a");
  EXPECT_EQ(rows_.refreshes, "REFRESH MATERIALIZED VIEW b;\nREFRESH MATERIALIZED VIEW a;\n");
}

TEST_F(SquashRows, WhatCanNotBeKeptIsSaid) {
  Replay one =
      replay({"create table t (a int); alter table t enable row level security, force row"
              " level security; insert into t values (1), (-1); alter table t add"
              " constraint positive check (a > 0) not valid; select lo_create(0)"});
  Replay other = replay({"create table t (a int); insert into t values (1), (-1)"});
  auto catalog = Catalog::read(one.connection);
  ASSERT_TRUE(catalog) << catalog.error().what;
  auto rows = inserted_rows(one.connection, other.connection, *catalog);
  ASSERT_TRUE(rows) << rows.error().what;
  rows_ = *std::move(rows);
  EXPECT_REMARK("Large objects are not kept.");
  EXPECT_REMARK("t forces row-level security");
  EXPECT_REMARK("Rows of public.t break its constraint positive");
}

}  // namespace
}  // namespace shale::testing_::in_squash_rows
