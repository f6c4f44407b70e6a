// shale review and shale explain, from the command line.
#include <regex>

#include "support/review_project.h"

namespace shale::testing_::in_review {
namespace {

class ReviewCommand : public ReviewTest {};

// Everything that the document about this project says, and nothing that it calls correct.
TEST_F(ReviewCommand, TheProposalsOfInsights) {
  use_example("insights");
  const Json json = reviewed({"proposed/018_add_customer_to_saved_insights.sql",
                              "proposed/019_create_conversation_tables.sql"});
  std::string all;
  for (const Json& f : json.at("findings"))
    all += f.at("message").get<std::string>() + " | " +
           (f.at("fix").is_null() ? "" : f.at("fix").get<std::string>()) + "\n";
  for (const char* part :
       {"number 018 is taken by 018_create_query_templates", "022_add_customer_to_saved_insights",
        "number 019 is taken by 019_semantic_index_options", "023_create_conversation_tables",
        "SavedInsights.customerId is character varying(50), but Customer.id",
        "\"customerId\" UUID NULL REFERENCES \"Customer\" (id) ON DELETE SET NULL",
        "\"customerId\" UUID NOT NULL REFERENCES \"Customer\" (id) ON DELETE CASCADE",
        "\"userId\" INTEGER NOT NULL REFERENCES \"Users\" (id) ON DELETE CASCADE",
        "014_semantic_foundation (Customer)", "012_create_users_table (Users)",
        "customerId and semanticContext of SavedInsights have no comment",
        "ConversationThreads has no comment",
        "SavedInsights is read through for check SavedInsights_scope_check while nobody else can "
        "read it"})
    EXPECT_NE(all.find(part), std::string::npos) << part << "\nis not in\n" << all;
  EXPECT_EQ(all.find("semanticContext is"), std::string::npos) << all;
  EXPECT_EQ(all.find("check-beyond"), std::string::npos) << all;
  ASSERT_EQ(json.at("impact").size(), 2U);
  for (const Json& i : json.at("impact")) all += i.at("drafted_down").get<std::string>();
  EXPECT_NE(all.find("DROP TABLE public.\"ConversationMessages\""), std::string::npos) << all;
  EXPECT_NE(all.find("DROP COLUMN \"customerId\""), std::string::npos) << all;
  EXPECT_EQ(json.at("impact")[0].at("breaking").size(), 0U);
}

// No server is there, and none is missed.
TEST_F(ReviewCommand, ByTheTextsAlone) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY, n int);",
             "ALTER TABLE a ALTER COLUMN n TYPE bigint;\n"
             "-- shale: ignore index-under-lock because it is small\nCREATE INDEX a_n ON a (n);",
             "ALTER TABLE a ADD COLUMN m int;", "CREATE TABEL b (id int);"});
  const Answer answer =
      project_.run({"review", "--static", "migrations"}, {{"SHALE_PG_BIN", "/nowhere"}});
  EXPECT_EQ(answer.exit_code, 1) << answer.all();
  EXPECT_SAYS(answer, "002_step.up.sql:1:1: warning: a is written anew");
  EXPECT_SAYS(answer, "[table-rewrite, predicted]");
  EXPECT_SAYS(answer, "ignored: index-under-lock");
  EXPECT_SAYS(answer, "004_step.up.sql:1:8: error: the parser of PostgreSQL 15 does not read this");
  const Json json = reviewed({"--static", "migrations/003_step.up.sql"});
  EXPECT_EQ(json.at("findings").size(), 0U) << json.dump(1);
  EXPECT_EQ(json.at("impact")[0].at("rollback"), "none");
  EXPECT_SAYS(project_.run({"review", "migrations"}, {{"SHALE_PG_BIN", "/nowhere"}}),
              "shale review --static needs no server");
  EXPECT_SAYS(project_.run({"review", "--static", "--fix", "migrations"}), "don't go together");
  EXPECT_SAYS(project_.run({"review", "--static", "--untrusted"}), "don't go together");
  EXPECT_SAYS(project_.run({"explain", "table-rewrite"}), "With --static: yes");
  EXPECT_SAYS(project_.run({"explain", "broken-body"}), "With --static: no: it needs a server");
}

TEST_F(ReviewCommand, WhatABranchAdds) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY);"});
  ASSERT_EQ(git({"init", "-q", "."}), 0);
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "one"}), 0);
  ASSERT_EQ(git({"checkout", "-qb", "more"}), 0);
  EXPECT_EQ(reviewed({}).at("migrations").size(), 0U);
  project_.write("002_b.up.sql", "CREATE TABLE b (id int);");  // not even added
  const Json json = reviewed({"--base", "main"});
  EXPECT_EQ(json.at("migrations"), Json({"002_b"}));
  EXPECT_EQ(finding(json, "missing-primary-key").at("line"), 1);
  EXPECT_EQ(finding(json, "missing-primary-key").at("column"), 14);
  project_.write("001_step.up.sql", "CREATE TABLE a (id bigint PRIMARY KEY);");
  EXPECT_EQ(finding(reviewed({}), "merged-migration-changed").at("migration"), "001_step");
  EXPECT_SAYS(project_.run({"review", "--base", "nowhere"}), "git knows no nowhere");
  set_up("[review.rules]\nmerged-migration-changed = \"note\"\n");
  EXPECT_EQ(finding(reviewed({}), "merged-migration-changed").at("severity"), "note");
  set_up("[review.rules]\nmerged-migration-changed = \"off\"\n");
  EXPECT_EQ(rules_of(reviewed({})).count("merged-migration-changed"), 0U);
  set_up("");
  std::filesystem::remove(project_.root() / "migrations/001_step.up.sql");
  project_.write("002_b.up.sql", "CREATE TABLE b (id int PRIMARY KEY);");
  EXPECT_NE(finding(reviewed({}), "merged-migration-changed")
                .at("message")
                .get<std::string>()
                .find("is gone"),
            std::string::npos);
}

// What was merged meanwhile goes before what the branch adds; and the other way round on databases
// that have the branch already.
TEST_F(ReviewCommand, WhatWasMergedMeanwhile) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY, n int);"});
  ASSERT_EQ(git({"init", "-q", "."}), 0);
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "one"}), 0);
  ASSERT_EQ(git({"branch", "work"}), 0);
  project_.write("002_merged.up.sql", "ALTER TABLE a ADD COLUMN IF NOT EXISTS m int;");
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "two"}), 0);
  ASSERT_EQ(git({"checkout", "-q", "work"}), 0);
  project_.write("002_mine.up.sql", "ALTER TABLE a ADD COLUMN IF NOT EXISTS m bigint;");
  const Json both = reviewed({"--base", "main"});
  EXPECT_EQ(both.at("migrations"), Json({"002_mine"}));
  EXPECT_NE(finding(both, "version-taken").at("message").get<std::string>().find("002_merged"),
            std::string::npos);
  EXPECT_NE(finding(both, "order-matters").at("message").get<std::string>().find("public.a.m"),
            std::string::npos)
      << both.dump(1);
  fs::remove(project_.migrations() / "002_mine.up.sql");
  project_.write("003_mine.up.sql", "ALTER TABLE a ADD COLUMN k int;");
  const Json apart = reviewed({"--base", "main"});
  EXPECT_EQ(apart.at("migrations"), Json({"003_mine"}));
  EXPECT_FALSE(rules_of(apart).contains("order-matters")) << apart.dump(1);
  project_.write("003_mine.up.sql", "ALTER TABLE a DROP COLUMN m;");  // what only the base has
  EXPECT_TRUE(rules_of(reviewed({"--base", "main"})).contains("order-matters"));
  // A base that was squashed meanwhile is not mixed with what it was.
  project_.write("003_mine.up.sql", "ALTER TABLE a ADD COLUMN k int;");
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "mine"}), 0);
  ASSERT_EQ(git({"checkout", "-q", "main"}), 0);
  fs::remove(project_.migrations() / "001_step.up.sql");
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "squashed"}), 0);
  ASSERT_EQ(git({"checkout", "-q", "work"}), 0);
  EXPECT_EQ(reviewed({"--base", "main"}).at("migrations"), Json({"003_mine"}));
}

TEST_F(ReviewCommand, IgnoresWithAReason) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY, n int);",
             "-- Purpose: x\n\nALTER TABLE a ADD COLUMN k int;\n"
             "-- shale: ignore index-under-lock because nobody writes at night\n"
             "CREATE INDEX ON a (n);\nCREATE INDEX ON a (k);",
             "-- shale: ignore missing-primary-key\nCREATE TABLE b (id int);",
             "-- shale: ignore missing-primary-key, no-such because it is a log\n"
             "CREATE TABLE c (id int);"});
  const Json second = reviewed({"migrations/002_step.up.sql"});
  EXPECT_EQ(finding(second, "index-under-lock").at("line"), 6);
  ASSERT_EQ(second.at("ignored").size(), 1U);
  EXPECT_EQ(second.at("ignored")[0].at("because"), "nobody writes at night");
  const Json third = reviewed({"migrations/003_step.up.sql"});
  EXPECT_SAYS(project_.run({"review", "migrations/003_step.up.sql"}), "without a reason");
  EXPECT_TRUE(rules_of(third).contains("missing-primary-key"));
  const Json fourth = reviewed({"migrations/004_step.up.sql"});
  EXPECT_FALSE(rules_of(fourth).contains("missing-primary-key"));
  EXPECT_EQ(finding(fourth, "ignore").at("message"), "there is no rule no-such");
}

TEST_F(ReviewCommand, SeveritiesOfTheProject) {
  write_all({"CREATE TABLE a (id int);"});
  set_up("[review.rules]\nmissing-primary-key = \"off\"\n");
  const Json json = reviewed({"migrations/001_step.up.sql"});
  EXPECT_FALSE(rules_of(json).contains("missing-primary-key"));
  set_up("[review.rules]\nmissing-primary-kei = \"off\"\n");
  EXPECT_SAYS(project_.run({"review", "migrations/001_step.up.sql"}), "missing-primary-key");
  set_up("[review.rules]\nmissing-primary-key = \"loud\"\n");
  EXPECT_SAYS(project_.run({"review", "migrations/001_step.up.sql"}),
              "error, warning, note or off");
}

TEST_F(ReviewCommand, WhatATextAloneCantKnow) {
  write_all(
      {"CREATE TABLE a (id int PRIMARY KEY, v varchar(10), n int CHECK (n IS NOT NULL), p int);\n"
       "CREATE UNIQUE INDEX a_v ON a (v);",
       // of a table of this migration; a wider type; a proof that is there; an index that is
       "CREATE TABLE b (id int PRIMARY KEY, a int);\nCREATE INDEX ON b (a);\n"
       "ALTER TABLE a ALTER v TYPE varchar(20);\nALTER TABLE a ALTER n SET NOT NULL;\n"
       "ALTER TABLE a ADD CONSTRAINT a_v_key UNIQUE USING INDEX a_v;",
       "ALTER TABLE a ALTER v TYPE varchar(5);\nALTER TABLE a ALTER p SET NOT NULL;"});
  const std::set<std::string> locks{"index-under-lock", "unique-under-lock", "table-rewrite",
                                    "check-under-lock"};
  const Json quiet = reviewed({"migrations/002_step.up.sql"});
  for (const std::string& rule : locks)
    EXPECT_FALSE(rules_of(quiet).contains(rule)) << quiet.dump(1);
  const Json loud = reviewed({"migrations/003_step.up.sql"});
  EXPECT_TRUE(rules_of(loud).contains("table-rewrite"));
  EXPECT_TRUE(rules_of(loud).contains("check-under-lock"));
  EXPECT_TRUE(rules_of(loud).contains("narrowed-type"));
}

TEST_F(ReviewCommand, WhatATextAlonePassesOver) {
  write_all(
      {"CREATE TABLE a (id int PRIMARY KEY, n int, CONSTRAINT n_known CHECK (n > 0));\n"
       "CREATE TABLE p (id int, n int) PARTITION BY RANGE (id);\n"
       "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9);",
       // validated before: nothing is read through
       "ALTER TABLE a VALIDATE CONSTRAINT n_known;",
       // another shape is there; the index of a parent is built on its partitions; the table that a
       // dropped one refers to is locked, and nothing names it
       "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, other text);",
       "CREATE INDEX p_n ON p (n);",
       "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));\nCREATE INDEX ON b "
       "(a_id);",
       "DROP TABLE b;"});
  const auto rules = [&](int number) {
    return rules_of(reviewed({"migrations/00" + std::to_string(number) + "_step.up.sql"}));
  };
  EXPECT_FALSE(rules(2).contains("check-under-lock"));
  EXPECT_TRUE(rules(3).contains("exists-already"));
  const Json index = reviewed({"migrations/004_step.up.sql"});
  EXPECT_TRUE(rules_of(index).contains("index-under-lock"));
  EXPECT_NE(index.dump().find("ATTACH PARTITION"), std::string::npos) << index.dump(1);
  EXPECT_TRUE(rules(6).contains("lock-on-another-table"));
}

TEST_F(ReviewCommand, OneFromTheMiddle) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY);", "CREATE TABLE b (id int);",
             "ALTER TABLE b ADD COLUMN n int;", "CREATE INDEX ON b (n);", "DROP TABLE b;"});
  const Json one = reviewed({"migrations/002_step.up.sql"});
  EXPECT_EQ(one.at("migrations"), Json({"002_step"}));
  EXPECT_EQ(rules_of(one), std::set<std::string>{"missing-primary-key"});
  const Json two = reviewed({"migrations/004_step.up.sql", "migrations/002_step.up.sql"});
  EXPECT_EQ(two.at("migrations"), Json({"002_step", "004_step"}));
  EXPECT_TRUE(rules_of(two).contains("index-under-lock"));
}

TEST_F(ReviewCommand, AllOfAFolder) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY);", "CREATE TABLE b (id int);"});
  EXPECT_EQ(reviewed({"migrations"}).at("migrations"), Json({"001_step", "002_step"}));
  fs::create_directories(project_.root() / "none");
  EXPECT_EQ(reviewed({"none"}).at("migrations").size(), 0U);
}

TEST_F(ReviewCommand, OneThatDoesNotRun) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY);", "ALTER TABLE a ADD COLUMN id text;",
             "CREATE TABLE c (id int);"});
  const Answer answer =
      project_.run({"review", "migrations/002_step.up.sql", "migrations/003_step.up.sql"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_SAYS(answer, "column \"id\" of relation \"a\" already exists");
  EXPECT_SAYS(answer, "what comes behind 002_step is not judged");
}

TEST_F(ReviewCommand, Formats) {
  write_all({"CREATE TABLE a (id int);"});
  const auto in = [&](const char* format) {
    return project_.run({"review", "migrations/001_step.up.sql", "--format", format}).out;
  };
  EXPECT_NE(in("github").find("::warning file=migrations/001_step.up.sql,line=1,col=14,title="
                              "missing-primary-key::a has no primary key"),
            std::string::npos)
      << in("github");
  const Json gitlab = Json::parse(in("gitlab"));
  EXPECT_EQ(gitlab.back().at("location").at("lines").at("begin"), 1);
  const Json sarif = Json::parse(in("sarif"));
  EXPECT_EQ(sarif.at("version"), "2.1.0");
  for (const Json& result : sarif.at("runs")[0].at("results"))
    EXPECT_GE(
        result.at("locations")[0].at("physicalLocation").at("region").at("startLine").get<int>(),
        1);
  EXPECT_NE(
      in("markdown").find("| `001_step` | none | nobody waits | none; one is drafted below |"),
      std::string::npos)
      << in("markdown");
}

TEST_F(ReviewCommand, WeighsByRowCounts) {
  write_all(
      {"CREATE TABLE a (id int PRIMARY KEY, n int);\nCREATE TABLE b (id int PRIMARY KEY, n int);",
       "CREATE INDEX ON a (n);\nCREATE INDEX ON b (n);"});
  run_sql(project_.url(),
          "create table a (n int); insert into a select generate_series(1, 20000);"
          "create table b (n int); insert into b values (1); analyze");
  const Answer told = project_.run({"stats"});
  const Json tables = Json::parse(told.out).at("tables");
  EXPECT_EQ(tables.at("public.a").at("rows"), 20000) << told.all();
  EXPECT_GT(tables.at("public.a").at("bytes"), 20000 * 24);
  EXPECT_EQ(tables.at("public.b").at("rows"), 1);
  std::ofstream(project_.root() / "stats.json") << told.out;
  for (const std::string& from : {std::string("stats.json"), project_.url()}) {
    const Json json = reviewed({"migrations/002_step.up.sql", "--stats", from});
    std::map<int, std::string> severity, message;
    for (const Json& f : json.at("findings"))
      if (f.at("rule") == "index-under-lock")
        severity[f.at("line")] = f.at("severity"), message[f.at("line")] = f.at("message");
    EXPECT_EQ(severity, (std::map<int, std::string>{{1, "warning"}, {2, "note"}}));
    EXPECT_NE(message[1].find(", of 20,000 rows (729 kB), for less than a second"),
              std::string::npos)
        << message[1];
  }
  // Of one that is large it says how long that takes; a number alone is that of the rows.
  std::ofstream(project_.root() / "stats.json")
      << R"({"tables": {"public.a": {"rows": 12400000, "bytes": 3000000000}, "public.b": 400000000}})";
  const Json large = reviewed({"migrations/002_step.up.sql", "--stats", "stats.json"});
  EXPECT_TRUE(std::regex_search(
      large.dump(), std::regex("wait until a_n_idx is built, of 12,400,000 rows \\(3.0 GB\\), for "
                               "[0-9]+ to [0-9]+ s\"")))
      << large.dump(1);
  EXPECT_TRUE(std::regex_search(
      large.dump(),
      std::regex("index b_n_idx is built, of 400,000,000 rows, for [0-9]+ to [0-9]+ min")))
      << large.dump(1);
  std::ofstream(project_.root() / "stats.json") << "[]";
  EXPECT_SAYS(project_.run({"review", "migrations/002_step.up.sql", "--stats", "stats.json"}),
              "stats.json has no row counts");
}

TEST_F(ReviewCommand, ARunnerAmongThem) {
  project_.write("001_a.up.sql", "CREATE TABLE a (id int PRIMARY KEY);");
  project_.write("002_fill.sh",
                 "#!/bin/sh\npsql -Xqc 'alter table a add column n int' \"$DATABASE_URL\"\n");
  fs::permissions(project_.migrations() / "002_fill.sh", fs::perms::owner_all);
  project_.write("003_c.up.sql", "CREATE INDEX ON a (n);");
  const Json json = reviewed({"migrations/002_fill.sh", "migrations/003_c.up.sql"});
  EXPECT_EQ(json.at("migrations"), Json({"002_fill", "003_c"}));
  EXPECT_TRUE(rules_of(json).contains("index-under-lock")) << json.dump(1);
}

TEST_F(ReviewCommand, ExplainsItsRules) {
  EXPECT_SAYS(project_.run({"explain"}), "locks and downtime");
  EXPECT_SAYS(project_.run({"explain", "table-rewrite"}), "ACCESS EXCLUSIVE");
  EXPECT_SAYS(project_.run({"explain", "table-rewrit"}), "did you mean table-rewrite?");
}

}  // namespace
}  // namespace shale::testing_::in_review
