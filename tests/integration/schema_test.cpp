// dump and diff as a person uses them: schemas by every name that they have, and what is said where
// one can't be read.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_schema {
namespace {
using Json = nlohmann::json;

class Schemas : public Bench {
 protected:
  void SetUp() override {
    project_.write("001_shop.sql",
                   "create table customers (id bigint primary key, name text not null);\n"
                   "comment on table customers is 'who buys';\n");
    project_.write("002_orders.sql",
                   "create table orders (id bigint primary key, customer_id bigint not null "
                   "references customers (id), total numeric check (total > 0));\n");
  }
  Answer git(const Words& words) const {
    Words all{"/usr/bin/env", "git", "-c", "user.name=t", "-c", "user.email=t@example.org"};
    all.insert(all.end(), words.begin(), words.end());
    Process process = Process::start(all, {.folder = project_.root()});
    return process.wait();
  }
  Project project_{};
};

TEST_F(Schemas, DumpIsTheSameEachTimeAndLoads) {
  const Answer first = project_.run({"dump"}), second = project_.run({"dump"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(first.out, second.out);
  EXPECT_TRUE(contains(first.out, "CREATE TABLE public.orders (\n  id bigint NOT NULL,"))
      << first.out;
  EXPECT_FALSE(contains(first.out, "information_schema")) << first.out;
  const std::string applied = new_database(), loaded = new_database();
  project_.use(applied);
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  run_sql(loaded, first.out);
  EXPECT_EQ(dump(applied), dump(loaded));
}

// A dump that was loaded again has lost the type that LIKE gave the sequence of an identity.
TEST_F(Schemas, TheTypeOfAnIdentitysSequenceIsNoDifference) {
  project_.write("003_like.sql",
                 "create table notes (id int generated always as identity, body text);\n"
                 "create table copies (like notes including all);\n");
  const std::string applied = new_database(), loaded = new_database();
  project_.use(applied);
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  run_sql(loaded,
          "create table notes (id int generated always as identity, body text);\n"
          "create table copies (id int generated always as identity, body text);\n"
          "create table customers (id bigint primary key, name text not null);\n"
          "comment on table customers is 'who buys';\n"
          "create table orders (id bigint primary key, customer_id bigint not null "
          "references customers (id), total numeric check (total > 0));\n");
  const std::string types =
      "select string_agg(seqtypid::regtype::text, ' ' order by seqtypid)"
      " from pg_sequence";
  EXPECT_EQ(value(applied, types), "bigint integer");
  EXPECT_EQ(value(loaded, types), "integer integer");
  const Answer answer = project_.run({"diff", applied, loaded});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
}

TEST_F(Schemas, TheExamplesMakeTheRoundTrip) {
  for (const char* name :
       {"ontology-engine", "knowledge-base", "agent-gateway", "insights", "meetings"}) {
    const std::string folder = std::string(SHALE_SOURCE) + "/examples/" + name + "/migrations";
    const Answer dumped = project_.run({"dump", folder});
    ASSERT_EQ(dumped.exit_code, 0) << name << dumped.err;
    const std::string loaded = new_database();
    run_sql(loaded, dumped.out);
    const Answer compared = project_.run({"diff", folder, loaded});
    EXPECT_EQ(compared.exit_code, 0) << name << compared.all();
    EXPECT_EQ(compared.out, "identical\n") << name;
  }
}

TEST_F(Schemas, NamesOfSchemas) {
  const std::string database = new_database();
  project_.use(database);
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(project_.run({"diff", "db", "migrations"}).exit_code, 0);
  EXPECT_EQ(project_.run({"diff", database, "migrations@002"}).exit_code, 0);
  const Answer less = project_.run({"diff", "migrations", "migrations@001"});
  EXPECT_EQ(less.exit_code, 1);
  EXPECT_EQ(less.out,
            "- only in migrations   + only in migrations@001   ~ changed   > renamed\n"
            "\ntables\n  - public.orders  3 columns, 2 constraints, 1 foreign key\n"
            "\ndifferent: 1 missing, 0 extra, 0 changed (7 parts that go with them not counted)\n"
            "\nthe gap report                         "
            "shale diff migrations migrations@001 --format markdown\n"
            "SQL from migrations to migrations@001  shale diff migrations migrations@001 --sql\n"
            "SQL from migrations@001 to migrations  shale diff migrations@001 migrations --sql\n");
  EXPECT_EQ(git({"init", "-q", "-b", "main"}).exit_code, 0);
  EXPECT_EQ(git({"add", "."}).exit_code, 0);
  EXPECT_EQ(git({"commit", "-q", "-m", "first"}).exit_code, 0);
  project_.write("003_more.sql", "alter table orders add note text;\n");
  const Answer branch = project_.run({"diff", "main:migrations", "migrations"});
  EXPECT_EQ(branch.exit_code, 1) << branch.err;
  EXPECT_TRUE(contains(branch.out, "table public.orders\n  + column note  text\n")) << branch.out;
}

TEST_F(Schemas, SqlLeadsThere) {
  const std::string a = new_database(), b = new_database();
  run_sql(a,
          "create table t (id int primary key, n int); create view v as select n from t; insert "
          "into t values (1, 2)");
  run_sql(
      b,
      "create table t (id int primary key, n bigint not null); create view v as select n from t");
  const Answer plan = project_.run({"diff", a, b, "--sql"});
  EXPECT_EQ(plan.exit_code, 1) << plan.err;
  run_sql(a, plan.out);
  EXPECT_EQ(project_.run({"diff", a, b}).out, "identical\n");
  EXPECT_EQ(project_.run({"diff", a, b, "--sql"}).exit_code, 0);
  EXPECT_EQ(value(a, "select n from t"), "2");
}

TEST_F(Schemas, Json) {
  const Answer answer = project_.run({"diff", "migrations@001", "migrations", "--format", "json"});
  EXPECT_EQ(answer.exit_code, 1);
  const Json json = Json::parse(answer.out);
  EXPECT_EQ(json["verdict"], "different");
  EXPECT_EQ(json["counts"]["extra"], 8);
  EXPECT_EQ(json["counts"]["renamed"], 0);
  EXPECT_EQ(json["uncovered"].size(), 0U);
  for (const Json& d : json["differences"]) {
    EXPECT_EQ(d["change"], "extra");
    EXPECT_TRUE(d.contains("kind") && d.contains("object") && d.contains("details") &&
                d.contains("priority") && d["reasons"].is_array())
        << d;
  }
  const Json dumped = Json::parse(project_.run({"dump", "--format", "json"}).out);
  EXPECT_TRUE(dumped.is_array());
}

TEST_F(Schemas, NamesThatAreNone) {
  const Answer none = project_.run({"dump", "nowhere"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_SAYS(none, "nowhere is no schema: neither a folder, a file, a database nor a revision");
  EXPECT_SAYS(project_.run({"dump", "migrations@099"}), "there is no migration 099 in migrations");
  EXPECT_EQ(git({"init", "-q"}).exit_code, 0);
  const Answer revision = project_.run({"diff", "nosuch:migrations", "migrations"});
  EXPECT_EQ(revision.exit_code, 2);
  EXPECT_SAYS(revision, "there is no git revision nosuch");
  EXPECT_EQ(git({"add", "."}).exit_code, 0);
  EXPECT_EQ(git({"commit", "-q", "-m", "first"}).exit_code, 0);
  EXPECT_SAYS(project_.run({"dump", "HEAD:elsewhere"}), "there is no elsewhere at revision HEAD");
  const Answer db = project_.run({"dump", "db"});
  EXPECT_EQ(db.exit_code, 2);
  EXPECT_SAYS(db, "db is the database that DATABASE_URL names, and there is none");
  const Answer gone = project_.run({"dump", "postgresql://nobody:secret@127.0.0.1:1/x"});
  EXPECT_EQ(gone.exit_code, 3);
  EXPECT_FALSE(contains(gone.all(), "secret")) << gone.all();
}

TEST_F(Schemas, FilesThatDoNotRun) {
  project_.write("../broken.sql", "create table a (n int);\ncreate table b (n itn);\n");
  const Answer broken = project_.run({"diff", "broken.sql", "migrations"});
  EXPECT_EQ(broken.exit_code, 3);
  EXPECT_SAYS(broken, "broken.sql:2:19: replaying broken: type \"itn\" does not exist");
  project_.write("../lacking.sql", "create extension no_such_extension;\n");
  const Answer lacking = project_.run({"dump", "lacking.sql"});
  EXPECT_EQ(lacking.exit_code, 3);
  EXPECT_SAYS(lacking, "no_such_extension");
  EXPECT_SAYS(lacking,
              "hint: install the extension's package, so that the local server has it; or name a "
              "server that has it, in shale.toml: [server] url = \"postgresql://…\"; or databases "
              "that have it, with --database-url");
}

// A role sees less than is there, and what it can't see is named instead of left out.
TEST_F(Schemas, ADatabaseThatMayNotBeReadInPart) {
  const std::string database = new_database();
  run_sql(database,
          "create role shale_reader login; create foreign data wrapper w;"
          "create server far foreign data wrapper w;"
          "create user mapping for postgres server far options (password 'hidden');");
  const std::string reader = replace_all(database, "://postgres@", "://shale_reader@");
  ASSERT_NE(reader, database);
  for (const Words& words : {Words{"dump", reader}, Words{"diff", reader, "migrations"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 3) << answer.all();
    EXPECT_SAYS(answer, "shale_reader may not read all of ");
    EXPECT_SAYS(answer, ": the options of user mapping far.postgres");
    EXPECT_SAYS(answer, "hint: read it as a role that may: its owner, or a superuser");
  }
  EXPECT_EQ(project_.run({"dump", database}).exit_code, 0);
  run_sql(database,
          "drop user mapping for postgres server far;"
          "revoke select on pg_catalog.pg_proc from public");
  const Answer refused = project_.run({"dump", reader});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_SAYS(refused, "reading the schema: permission denied for table pg_proc");
  EXPECT_SAYS(refused,
              "hint: the schema is read from pg_catalog: use a role that may read all of it");
  run_sql(database, "drop role shale_reader");
}

// Replays and proofs on another server than the local one: here the same one, by its URL.
TEST_F(Schemas, AServerThatIsNamed) {
  const std::string database = new_database();
  // Snapshots stay with the role that made them, so it stays too.
  for (const char* role : {"shale_maker login createdb createrole", "shale_guest login"})
    run_sql(database, std::string("do $$ begin create role ") + role +
                          "; exception when duplicate_object then null; end $$");
  const std::string maker = replace_all(database, "://postgres@", "://shale_maker@");
  project_.write("../shale.toml", "[server]\nurl = \"" + maker + "\"\n");
  const Answer dumped = project_.run({"dump"});
  EXPECT_EQ(dumped.exit_code, 0) << dumped.all();
  EXPECT_SAYS(dumped, "CREATE TABLE public.orders");
  const Answer differs = project_.run({"diff", "migrations@001", "migrations", "--sql"});
  EXPECT_EQ(differs.exit_code, 1) << differs.all();
  EXPECT_SAYS(differs, "CREATE TABLE public.orders");
  EXPECT_SAYS(project_.run({"db", "stop"}), "the server of [server] is not shale's to stop");
  EXPECT_SAYS(project_.run({"db", "status"}), "this project's database: ");
  project_.write(
      "../shale.toml",
      "[server]\nurl = \"" + replace_all(database, "://postgres@", "://shale_guest@") + "\"\n");
  EXPECT_SAYS(project_.run({"dump"}),
              "the server of [server] does not let shale_guest make databases");
  project_.write("../shale.toml", "[server]\nurl = \"postgresql://nobody@127.0.0.1:1/x\"\n");
  EXPECT_SAYS(project_.run({"dump"}), "the server of [server]: ");
  project_.write("../shale.toml", "[server]\nport = 5432\n");
  EXPECT_SAYS(project_.run({"dump"}), "shale.toml:2:1: [server] has no port");
}

}  // namespace
}  // namespace shale::testing_::in_schema
