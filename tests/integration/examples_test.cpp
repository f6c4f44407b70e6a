// The five examples, end to end: what each holds when it is applied, taken back, reset, sandboxed.
#include <algorithm>
#include <filesystem>

#include "support/bench.h"

namespace shale::testing_::in_examples {
namespace {

class Examples : public Bench {
 protected:
  // A database of its own, and shale with the example's folder.
  Answer shale(const std::string& example, Words words) {
    if (url_.empty()) url_ = new_database();
    const Path folder = Path(SHALE_SOURCE) / "examples" / example;
    words.insert(words.end(), {"--dir", folder.string(), "--database-url", url_});
    return project_.run(words);
  }
  std::string count(const std::string& sql) { return value(url_, "select count(*) from " + sql); }
  std::string tables(const std::string& schema) {
    return count("information_schema.tables where table_type = 'BASE TABLE' and table_schema = '" +
                 schema + "'");
  }

  Project project_;
  std::string url_;
};

TEST_F(Examples, OntologyEngineEndsInItsTwentyTablesAndGoesAway) {
  const Answer up = shale("ontology-engine/migrations", {"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_EQ(applied(url_).size(), 30U);
  EXPECT_EQ(tables("public"), "20");
  EXPECT_EQ(count("pg_class where relrowsecurity"), "18");
  EXPECT_EQ(count("pg_policy where polwithcheck is not null"), "1");
  const std::string whole = dump(url_);

  const Answer down = shale("ontology-engine/migrations", {"down", "--to", "0"});
  ASSERT_EQ(down.exit_code, 0) << down.err;
  EXPECT_EQ(dump(url_), dump(new_database())) << "something is left";
  ASSERT_EQ(shale("ontology-engine/migrations", {"up"}).exit_code, 0);
  EXPECT_EQ(dump(url_), whole);
}

TEST_F(Examples, EveryDownOfOntologyEngineIsTrue) {
  ASSERT_EQ(shale("ontology-engine/migrations", {"up"}).exit_code, 0);
  for (int left = 30; left > 0; left -= 6) {
    const std::string before = dump(url_);
    ASSERT_EQ(shale("ontology-engine/migrations", {"down", "2"}).exit_code, 0) << left;
    EXPECT_NE(dump(url_), before) << left;
    const std::string to = (left < 10 ? "00" : "0") + std::to_string(left);
    ASSERT_EQ(shale("ontology-engine/migrations", {"up", "--to", to}).exit_code, 0) << left;
    EXPECT_EQ(dump(url_), before) << left;
    ASSERT_EQ(shale("ontology-engine/migrations", {"down", "6"}).exit_code, 0) << left;
  }
}

TEST_F(Examples, KnowledgeBaseRunsBothMigrationsOfOneDate) {
  const Answer up = shale("knowledge-base/migrations", {"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_EQ(tables("kb"), "35");
  EXPECT_EQ(tables("core"), "2");
  EXPECT_EQ(tables("public"), "2");
  const std::vector<std::string> stems = applied(url_);
  EXPECT_EQ(std::ranges::count_if(stems, [](const auto& s) { return s.starts_with("20251025_"); }),
            2);
  EXPECT_EQ(count("pg_policies where tablename = 'object_extraction_jobs'"), "4");
  const bool vector = count("pg_available_extensions where name = 'vector'") == "1";
  const bool told = up.err.find("20251026_add_vector_embeddings waits for the extension vector") !=
                    std::string::npos;
  EXPECT_EQ(told, !vector) << up.err;
  EXPECT_EQ(stems.size(), vector ? 4U : 3U);
}

TEST_F(Examples, AgentGatewayAppliesArchivedAndConsolidated) {
  const Answer archive = shale("agent-gateway/archive", {"up"});
  ASSERT_EQ(archive.exit_code, 0) << archive.err;
  EXPECT_EQ(
      count(
          "information_schema.columns where table_name = 'api_keys' and column_name = 'key_type'"),
      "1");
  EXPECT_GE(applied(url_).size(), 24U);
  const Answer down = shale("agent-gateway/archive", {"down", "--to", "0"});
  ASSERT_EQ(down.exit_code, 0) << down.err;
  EXPECT_EQ(tables("mcp"), "0");

  url_.clear();
  ASSERT_EQ(shale("agent-gateway/migrations", {"up"}).exit_code, 0);
  EXPECT_EQ(
      count("information_schema.columns where table_name = 'api_keys' and column_name = 'type'"),
      "1");
}

TEST_F(Examples, InsightsAndMeetingsApply) {
  ASSERT_EQ(shale("insights/migrations", {"up"}).exit_code, 0);
  EXPECT_EQ(applied(url_).size(), 22U);

  url_.clear();
  const Answer up = shale("meetings/migrations", {"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_EQ(applied(url_).size(), 43U);
  EXPECT_NE(up.err.find("add_client_id_to_files_and_chunks.sql has no version"), std::string::npos)
      << up.err;
  EXPECT_EQ(shale("meetings/migrations", {"status", "--check"}).exit_code, 0);
}

TEST_F(Examples, ResetLeavesWhatIsNotManagedAndTheSameSchema) {
  ASSERT_EQ(shale("ontology-engine/migrations", {"up"}).exit_code, 0);
  const std::string whole = dump(url_);
  const std::vector<std::string> stems = applied(url_);
  run_sql(
      url_,
      "create schema theirs; create table theirs.kept (x int); insert into theirs.kept values (1);"
      "create table public.by_hand (x int)");
  const Answer reset = shale("ontology-engine/migrations", {"reset"});
  ASSERT_EQ(reset.exit_code, 0) << reset.err;
  EXPECT_EQ(count("theirs.kept"), "1");
  EXPECT_EQ(applied(url_), stems);
  run_sql(url_, "drop schema theirs cascade");
  EXPECT_EQ(dump(url_), whole);
}

TEST_F(Examples, ResetAsksBeforeRowsAndRefusesAProtectedDatabase) {
  ASSERT_EQ(shale("ontology-engine/migrations", {"up"}).exit_code, 0);
  run_sql(url_, "insert into engine_projects (id, name) values (gen_random_uuid(), 'kept')");
  const Answer asked = shale("ontology-engine/migrations", {"reset"});
  EXPECT_EQ(asked.exit_code, 2);
  EXPECT_NE(asked.err.find("holds rows (public.engine_projects)"), std::string::npos) << asked.err;
  EXPECT_EQ(count("engine_projects"), "1");

  ASSERT_EQ(project_.run({"db", "protect", "--database-url", url_}).exit_code, 0);
  const Answer refused = shale("ontology-engine/migrations", {"reset", "--yes"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("is protected (shale db protect)"), std::string::npos) << refused.err;
  EXPECT_EQ(count("engine_projects"), "1");
  ASSERT_EQ(project_.run({"db", "unprotect", "--database-url", url_}).exit_code, 0);
  EXPECT_EQ(shale("ontology-engine/migrations", {"reset", "--yes"}).exit_code, 0);
  EXPECT_EQ(count("engine_projects"), "0");
}

TEST_F(Examples, SandboxGivesTheCommandAMigratedDatabaseAndItsExitStatus) {
  const std::string folder = (Path(SHALE_SOURCE) / "examples/ontology-engine/migrations").string();
  const Answer first =
      project_.run({"sandbox", "--dir", folder, "--", "sh", "-c",
                    "psql -XAtc 'select current_database(), count(*) from shale.applied'; exit 7"});
  EXPECT_EQ(first.exit_code, 7) << first.err;
  EXPECT_TRUE(first.out.ends_with("|30\n")) << first.out;
  const std::string name = first.out.substr(0, first.out.find('|'));
  EXPECT_EQ(
      value(url_of("postgres"), "select count(*) from pg_database where datname = '" + name + "'"),
      "0");

  const Answer second = project_.run(
      {"sandbox", "--dir", folder, "--", "sh", "-c", "psql \"$DATABASE_URL\" -XAtc 'select 1'"});
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_EQ(second.out, "1\n");
  EXPECT_EQ(second.err, "") << "the snapshot was not used";
}

TEST_F(Examples, NewContinuesTheFoldersHabit) {
  project_.write("001_a.up.sql", "create table a (x int);");
  project_.write("001_a.down.sql", "drop table a;");
  EXPECT_EQ(project_.run({"new", "Add customer to Orders"}).out,
            "migrations/002_add_customer_to_orders.up.sql\nmigrations/"
            "002_add_customer_to_orders.down.sql\n");
  const Answer again = project_.run({"new", "x", "--numbering", "timestamp", "--one-file"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(again.out.size(), std::string("migrations/20250101000000_x.sql\n").size()) << again.out;
  project_.use(new_database());
  EXPECT_EQ(project_.run({"up"}).exit_code, 0) << "empty new migrations apply";
}

}  // namespace
}  // namespace shale::testing_::in_examples
