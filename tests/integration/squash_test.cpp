// A folder pressed into a few files: what they say, that they lead to the same, and that nothing is
// lost on the way.
#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "support/squash_project.h"

namespace shale::testing_::in_squash {
namespace {
using Json = nlohmann::json;

TEST_F(SquashTest, ThirtyBecomeTheTenOfThePlan) {
  use_example("ontology-engine");
  const Answer answer = squash();
  std::set<std::string> stems;
  for (const auto& entry : fs::directory_iterator(project_.root() / "pressed"))
    if (entry.path().string().ends_with(".up.sql"))
      stems.insert(
          entry.path().filename().string().substr(0, entry.path().filename().string().find('.')));
  EXPECT_EQ(stems, (std::set<std::string>{"001_foundation", "002_datasources", "003_schema",
                                          "004_queries", "005_ontology_core", "006_ontology_dag",
                                          "007_ontology_support", "008_llm_conversations",
                                          "009_mcp_config", "010_business_glossary"}));
  EXPECT_SAYS(answer, "30 migrations");
  EXPECT_SAYS(answer, "429 of 429 definitions are in the words of the originals");
  EXPECT_SAYS(answer, "the downs leave nothing");
  const std::string schema = text_of(project_.root() / "pressed/003_schema.up.sql");
  for (const char* table :
       {"CREATE TABLE engine_schema_tables", "CREATE TABLE engine_schema_columns",
        "CREATE TABLE engine_schema_relationships"})
    EXPECT_NE(schema.find(table), std::string::npos) << table;
  // People's own words, and nobody else's.
  EXPECT_NE(schema.find("schema_name VARCHAR(255) NOT NULL,"), std::string::npos);
  EXPECT_EQ(pressed().find("character varying"), std::string::npos);
  EXPECT_EQ(pressed().find("public."), std::string::npos);
}

TEST_F(SquashTest, SaysWhatIsTrueByNow) {
  write_all({R"(-- Migration 001: people
-- Purpose: who is who

-- whoever has an account
CREATE TABLE folks (
    id SERIAL PRIMARY KEY,
    email VARCHAR(100) NOT NULL UNIQUE, -- lower case
    age INT CHECK (age > 0),
    state TEXT DEFAULT 'new'
);
CREATE INDEX folks_state ON folks (state);
)",
             R"(ALTER TABLE folks ADD COLUMN nick VARCHAR(30); -- as others call them
ALTER TABLE folks ALTER COLUMN email TYPE VARCHAR(200);
ALTER TABLE folks ALTER COLUMN state SET DEFAULT 'active', ALTER COLUMN state SET NOT NULL;
ALTER TABLE folks RENAME COLUMN nick TO nickname;
ALTER TABLE folks DROP CONSTRAINT folks_age_check;
)",
             R"(-- only grown-ups
ALTER TABLE folks ADD CONSTRAINT folks_grown CHECK (age >= 18);
COMMENT ON COLUMN folks.nickname IS 'never shown to others';
)"});
  squash();
  const std::string text = pressed();
  EXPECT_NE(text.find(R"(-- whoever has an account
CREATE TABLE folks (
    id SERIAL PRIMARY KEY,
    email VARCHAR(200) NOT NULL UNIQUE, -- lower case
    age INT,
    state TEXT DEFAULT 'active' NOT NULL,
    nickname VARCHAR(30), -- as others call them
    -- only grown-ups
    CONSTRAINT folks_grown CHECK (age >= 18)
);
)"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("COMMENT ON COLUMN folks.nickname IS 'never shown to others';"),
            std::string::npos)
      << text;
}

TEST_F(SquashTest, NamesThatPostgresWouldMakeUpOtherwise) {
  write_all({"create table a (id int primary key, n int check (n > 0), s serial);",
             "create table b (id int references a, x int unique, check (x > id));",
             "alter table a rename to c; alter table b rename column x to y;"});
  squash();
}

TEST_F(SquashTest, WhatNoStatementNames) {
  write_all({R"(do $$ begin
  for i in 1..3 loop execute format('create table part_%s (id int primary key, v text default %L)', i, i); end loop;
end $$;)",
             "create table copy (like part_1 including all, more int);",
             "create table chosen as select 1 as one, 'x'::text as two;",
             "alter table part_2 add column late int default 7;"});
  squash();
}

TEST_F(SquashTest, KindsOfAllSorts) {
  write_all({R"(create schema app;
create type app.mood as enum ('sad', 'ok');
create domain app.percent as numeric check (value between 0 and 100);
create type app.pair as (a int, b text);
create table app.things (id bigint generated always as identity primary key, m app.mood default 'ok',
  p app.percent, tsv tsvector generated always as (to_tsvector('english', name)) stored, name text not null);
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touch before update on app.things for each row execute function app.touch();
create view app.happy as select id, name from app.things where m = 'ok';
create materialized view app.counts as select m, count(*) from app.things group by m;
create unique index on app.counts (m);)",
             R"(alter type app.mood add value 'great' after 'ok';
alter table app.things enable row level security;
create policy mine on app.things using (name = current_user) with check (true);
create or replace view app.happy as select id, name, m from app.things where m <> 'sad';
alter policy mine on app.things using (name = session_user);)",
             R"(create table app.log (at timestamptz not null, what text) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');
create index log_what on app.log (what);
create sequence app.counter start 5 increment 2;
alter sequence app.counter owned by app.things.id;
grant select on app.things to public;
alter table app.things add exclude using btree (name with =);
create rule no_log as on delete to app.log do instead nothing;)"});
  squash();
}

TEST_F(SquashTest, FilesThatNeedEachOther) {
  project_.write("../shale.toml", R"([[squash.group]]
name = "sales"
tables = ["orders"]
[[squash.group]]
name = "people"
tables = ["customers"]
)");
  write_all({R"(create table customers (id int primary key, last_order int);
create table orders (id int primary key, customer int not null references customers(id) on delete cascade);
alter table customers add constraint last foreign key (last_order) references orders(id);)"});
  squash();
  EXPECT_TRUE(fs::exists(project_.root() / "pressed/001_sales.up.sql"));
  const std::string later = text_of(project_.root() / "pressed/002_people.up.sql");
  EXPECT_NE(later.find("ALTER TABLE orders ADD"), std::string::npos) << later;
}

TEST_F(SquashTest, ASearchPathOfTheirOwn) {
  write_all(
      {"create schema kb; set search_path to kb, public; create table docs (id int primary key);",
       "set search_path = kb; create table chunks (doc int references docs(id));"});
  squash();
}

TEST_F(SquashTest, RowsThatTheyInsert) {
  write_all(
      {R"(create table kinds (id serial primary key, name text not null, made timestamptz default now());
insert into kinds (name) values ('paper'), ('it''s glass');
create table settings (key text primary key, value jsonb);)",
       R"(insert into settings values ('colour', '{"r": 1}');
update kinds set name = 'card' where id = 1;)"});
  const Answer answer = project_.run({"squash", "--out", "pressed"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "3 rows are the same");
  EXPECT_SAYS(answer, "kinds");  // what was volatile
  const std::string url = new_database();
  run_sql(url, pressed());
  EXPECT_EQ(value(url, "select string_agg(name, ',' order by id) from kinds"), "card,it's glass");
  EXPECT_EQ(value(url, "select nextval('kinds_id_seq')"), "3");
}

TEST_F(SquashTest, WhatIsOutsideOfTheSchema) {
  write_all({"create table a (id int);", "notify cache, 'a';"});
  const Answer answer = squash();
  EXPECT_SAYS(answer, "kept as it is, for its effect is outside of the schema");
  EXPECT_NE(pressed().find("notify cache, 'a'"), std::string::npos);
}

TEST_F(SquashTest, LaterMigrationsStay) {
  write_all({"create table a (id int);", "alter table a add b int;", "create table c (id int);"});
  const Answer answer = project_.run({"squash", "--through", "002", "--in-place"});
  ASSERT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_TRUE(fs::exists(project_.migrations() / "003_step.up.sql"));
  EXPECT_TRUE(fs::exists(project_.migrations() / "archive/001_step.up.sql"));
  EXPECT_FALSE(fs::exists(project_.migrations() / "002_step.up.sql"));
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select count(*) from c"), "0");
}

TEST_F(SquashTest, InPlaceIsProvedAgainByVerify) {
  use_example("ontology-engine");
  const Answer up = project_.run({"up"});
  ASSERT_EQ(up.exit_code, 0) << up.all();
  const std::string before = dump(project_.url());
  project_.write("README.md", "keep me");
  const Answer answer = project_.run({"squash", "--in-place"});
  ASSERT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_TRUE(fs::exists(project_.migrations() / "README.md"));
  EXPECT_TRUE(fs::exists(project_.migrations() / "archive/030_business_glossary.up.sql"));
  const Answer verify = project_.run({"verify"});
  EXPECT_EQ(verify.exit_code, 0) << verify.all();
  const Answer adopt = project_.run({"up"});
  EXPECT_SAYS(adopt, "30 migrations are replaced by 10 squashed ones; nothing was run");
  EXPECT_EQ(dump(project_.url()), before);
  // The squash squashed again, with files of the same names: nothing of the first is lost.
  const Answer again = project_.run({"squash", "--in-place"});
  EXPECT_EQ(again.exit_code, 0) << again.all();
  EXPECT_TRUE(fs::exists(project_.migrations() / "archive/002_datasources.up.sql"));
  EXPECT_TRUE(fs::exists(project_.migrations() / "archive/2/002_datasources.up.sql"));
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(dump(project_.url()), before);
}

// Wherever its databases stopped, they all end alike.
TEST_F(SquashTest, KnowledgeBaseFromEachOfItsVersions) {
  use_example("knowledge-base");
  std::vector<std::string> stems;
  const auto status = Json::parse(project_.run({"status", "--format", "json"}).out);
  for (const Json& m : status["migrations"])
    if (m["state"] == "pending") stems.push_back(m["stem"]);
  ASSERT_GT(stems.size(), 1u);
  const Path before = project_.root() / "before";
  fs::copy(project_.migrations(), before, fs::copy_options::recursive);
  const Answer squashed = project_.run({"squash", "--in-place"});
  ASSERT_EQ(squashed.exit_code, 0) << squashed.all();
  std::set<std::string> dumps;
  std::set<Words> histories;
  for (std::size_t stop = 0; stop <= stems.size(); ++stop) {
    project_.use(new_database());
    if (stop > 0) {
      const Answer first = project_.run({"up", "--dir", "before", "--to", stems[stop - 1]});
      ASSERT_EQ(first.exit_code, 0) << first.all();
    }
    const Answer up = project_.run({"up"});
    EXPECT_EQ(up.exit_code, 0) << stop << up.all();
    dumps.insert(dump(project_.url()));
    histories.insert(applied(project_.url()));
  }
  EXPECT_EQ(dumps.size(), 1u);
  EXPECT_EQ(histories.size(), 1u);
}

TEST_F(SquashTest, KilledAtAnyPointThereIsTheOldFolderOrTheNew) {
  write_all({"create table a (id int);", "alter table a add b int;"});
  std::mt19937 random(20261128);
  for (int i = 0; i < 12; ++i) {
    fs::remove_all(project_.migrations());
    write_all({"create table a (id int);", "alter table a add b int;"});
    Process process = project_.start({"squash", "--in-place"});
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 900));
    process.kill_hard();
    const bool old_one = fs::exists(project_.migrations() / "001_step.up.sql") &&
                         fs::exists(project_.migrations() / "002_step.up.sql") &&
                         !fs::exists(project_.migrations() / squash_proof_name);
    const bool new_one = fs::exists(project_.migrations() / squash_proof_name) &&
                         fs::exists(project_.migrations() / "archive/001_step.up.sql") &&
                         fs::exists(project_.migrations() / "archive/002_step.up.sql") &&
                         !fs::exists(project_.migrations() / "002_step.up.sql");
    EXPECT_TRUE(old_one != new_one) << i;
  }
}

TEST_F(SquashTest, WhatIsRefused) {
  write_all({"create table a (id int);"});
  const auto says = [&](const Words& words, int status, std::string_view part) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, status) << answer.all();
    EXPECT_SAYS(answer, std::string(part));
  };
  says({"squash"}, 2, "squash needs to know where its files go");
  says({"squash", "--dry-run", "--in-place"}, 2, "exclude each other");
  says({"squash", "--dry-run", "--through", "007"}, 2, "there is no migration 007");
  fs::create_directories(project_.root() / "full/x");
  says({"squash", "--out", "full"}, 2, "full is not empty");
  project_.write("002_broken.up.sql", "create table b (id nothing);");
  says({"squash", "--dry-run"}, 3, "002_broken");
  EXPECT_FALSE(fs::exists(project_.migrations() / "archive"));
}

TEST_F(SquashTest, ColumnsAsOneWouldOrderThem) {
  write_all({R"(create table kinds (id int primary key);
create table a (note text, created_at timestamptz default now(), id int primary key);
insert into a (note, id) values ('x', 1);)",
             "alter table a add kind int references kinds(id), add more text;"});
  const Answer kept = project_.run({"squash", "--dry-run"});
  EXPECT_SAYS(kept, "objects are identical");
  const Answer answer = project_.run({"squash", "--columns", "logical", "--in-place"});
  ASSERT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "the same but for the order of columns");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(),
                  "select string_agg(attname, ',' order by attnum) from pg_attribute"
                  " where attrelid = 'a'::regclass and attnum > 0"),
            "id,kind,note,more,created_at");
  EXPECT_EQ(value(project_.url(), "select note from a"), "x");
  EXPECT_EQ(project_.run({"verify"}).exit_code, 0);
}

TEST_F(SquashTest, UncommittedChangesAreRefused) {
  write_all({"create table a (id int);"});
  const std::string git = "cd '" + project_.root().string() +
                          "' && git init -q . && git add migrations && git -c user.name=t -c "
                          "user.email=t@example.com commit -qm all";
  ASSERT_EQ(std::system(git.c_str()), 0);
  project_.write("002_new.up.sql", "create table b (id int);");
  const Answer refused = project_.run({"squash", "--in-place"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_SAYS(refused, "uncommitted changes");
  EXPECT_EQ(project_.run({"squash", "--in-place", "--force"}).exit_code, 0);
}

TEST_F(SquashTest, GroupsThatAPersonMayEdit) {
  use_example("ontology-engine");
  fs::remove(project_.root() / "shale.toml");
  const Answer groups = project_.run({"squash", "--suggest-groups"});
  EXPECT_EQ(groups.exit_code, 0);
  EXPECT_SAYS(groups, "[[squash.group]]");
  project_.write("../shale.toml", groups.out);
  const Answer with = project_.run({"squash", "--dry-run"});
  EXPECT_EQ(with.exit_code, 0) << with.all();
}

TEST_F(SquashTest, ForPrograms) {
  write_all({"create table a (id int);", "create table b (id int);"});
  const auto json = Json::parse(project_.run({"squash", "--dry-run", "--format", "json"}).out);
  EXPECT_EQ(json["holds"], true);
  EXPECT_EQ(json["migrations"], 2);
  EXPECT_EQ(json["proof"]["catalog"]["verdict"], "identical");
  EXPECT_EQ(json["proof"]["downs"], "empty");
}

}  // namespace
}  // namespace shale::testing_::in_squash
