// shale review --fix: files that review clean afterwards, and were proved on the way.
#include <algorithm>
#include <filesystem>

#include "support/bench.h"

namespace shale::testing_::in_fix {
namespace {

namespace fs = std::filesystem;

class Fix : public Bench {
 protected:
  std::string text_of(const Path& file) {
    auto text = read_file(file);
    EXPECT_TRUE(text) << file;
    return text ? *text : "";
  }
  std::string migration(const std::string& file) { return text_of(project_.migrations() / file); }
  static Words names_in(const Path& folder) {
    Words names;
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
  // A folder with one migration that is there, and the new one.
  Answer fix(std::string_view given, std::string_view text) {
    project_.write("001_given.sql", given);
    project_.write("002_new.sql", text);
    return project_.run({"review", "--fix", (project_.migrations() / "002_new.sql").string()});
  }
  // All of the folder runs, up and down and up.
  void expect_runs() {
    project_.use(new_database());
    for (const Words& words : {Words{"up"}, Words{"down", "--to", "001"}, Words{"up"}}) {
      const Answer answer = project_.run(words);
      EXPECT_EQ(answer.exit_code, 0) << answer.all();
    }
  }

  Project project_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Seed 003: numbers that are taken, a code where a key belongs, no way back.
TEST_F(Fix, TheProposalsOfInsights) {
  const Path folder = project_.root() / "insights";
  fs::copy(Path(SHALE_SOURCE) / "examples/insights", folder, fs::copy_options::recursive);
  const Words proposed = {(folder / "proposed/018_add_customer_to_saved_insights.sql").string(),
                          (folder / "proposed/019_create_conversation_tables.sql").string()};
  const std::string migrations = (folder / "migrations").string();
  const Answer before = project_.run({"review", "--dir", migrations, proposed[0], proposed[1]});
  EXPECT_EQ(before.exit_code, 1) << before.all();
  const Answer fixed =
      project_.run({"review", "--dir", migrations, "--fix", proposed[0], proposed[1]});
  EXPECT_EQ(fixed.exit_code, 0) << fixed.all();
  EXPECT_EQ(names_in(folder / "proposed"),
            (Words{"022_add_customer_to_saved_insights.down.sql",
                   "022_add_customer_to_saved_insights.sql",
                   "023_create_conversation_tables.down.sql", "023_create_conversation_tables.sql",
                   "024_add_customer_to_saved_insights_follow_up.down.sql",
                   "024_add_customer_to_saved_insights_follow_up.sql"}));
  const std::string first = text_of(folder / "proposed/022_add_customer_to_saved_insights.sql");
  EXPECT_TRUE(has(first, "-- Migration 022: ")) << first;
  EXPECT_TRUE(has(first,
                  "ADD COLUMN \"customerId\" UUID NULL REFERENCES \"Customer\" (id) ON DELETE "
                  "SET NULL;"))
      << first;
  EXPECT_TRUE(has(first, "014_semantic_foundation.sql")) << first;
  EXPECT_TRUE(has(first, "CHECK (scope IN ('form', 'schema', 'semantic')) NOT VALID;")) << first;
  const std::string second = text_of(folder / "proposed/023_create_conversation_tables.sql");
  EXPECT_TRUE(
      has(second, "\"userId\" INTEGER NOT NULL REFERENCES \"Users\" (id) ON DELETE CASCADE"))
      << second;
  EXPECT_TRUE(has(second, "-- Dependencies: 022_add_customer_to_saved_insights.sql")) << second;
  const std::string behind =
      text_of(folder / "proposed/024_add_customer_to_saved_insights_follow_up.sql");
  EXPECT_TRUE(has(behind, "CREATE INDEX CONCURRENTLY")) << behind;
  EXPECT_TRUE(has(behind, "VALIDATE CONSTRAINT \"SavedInsights_scope_check\";")) << behind;

  // In their place they run both ways, and a second review has nothing to say but notes.
  for (const std::string& name : names_in(folder / "proposed"))
    fs::copy(folder / "proposed" / name, folder / "migrations" / name);
  project_.use(new_database());
  for (const Words& words : {Words{"up"}, Words{"down", "--to", "021"}, Words{"up"}}) {
    Words all = words;
    all.insert(all.end(), {"--dir", migrations});
    const Answer answer = project_.run(all);
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
  }
}

TEST_F(Fix, KeysAreValidatedAndIndexedBehind) {
  const Answer answer = fix(
      "CREATE TABLE customers (id int PRIMARY KEY);\n"
      "CREATE TABLE orders (id int PRIMARY KEY, customer int, code text, total int DEFAULT 0);",
      "ALTER TABLE orders ALTER COLUMN total SET NOT NULL;\n-- one each\nALTER TABLE orders ADD "
      "CONSTRAINT orders_code UNIQUE (code);\nALTER TABLE orders ADD CONSTRAINT of_customer "
      "FOREIGN KEY (customer) REFERENCES customers (id);\n");
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(
      migration("002_new.sql"),
      "ALTER TABLE orders ADD CONSTRAINT total_not_null CHECK (total IS NOT NULL) NOT VALID;\n"
      "ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES "
      "customers (id) NOT VALID;\n");
  const std::string behind = migration("003_new_follow_up.sql");
  for (const char* part : {"ALTER TABLE orders VALIDATE CONSTRAINT of_customer;",
                           "CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);",
                           "ADD CONSTRAINT orders_code UNIQUE USING INDEX orders_code;",
                           "ALTER TABLE orders ALTER COLUMN total SET NOT NULL;",
                           "ALTER TABLE orders DROP CONSTRAINT total_not_null;",
                           "CREATE INDEX CONCURRENTLY ON orders (customer);"})
    EXPECT_TRUE(has(behind, part)) << part << "\nis not in\n" << behind;
  expect_runs();
}

TEST_F(Fix, AFileOfIndexesStaysOne) {
  const Answer answer = fix("CREATE TABLE orders (id int PRIMARY KEY, a int, b int);",
                            "CREATE INDEX orders_a ON orders (a);\nCREATE INDEX orders_b ON orders "
                            "(b);\n");
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(migration("002_new.sql"),
            "CREATE INDEX CONCURRENTLY orders_a ON orders (a);\nCREATE INDEX CONCURRENTLY orders_b "
            "ON orders (b);\n");
  EXPECT_FALSE(fs::exists(project_.migrations() / "003_new_follow_up.sql"));
  EXPECT_TRUE(fs::exists(project_.migrations() / "002_new.down.sql"));
  expect_runs();
}

TEST_F(Fix, WhatNobodyCanSettleIsLeftAndSaid) {
  const std::string text = "DROP TABLE orders;\n";
  const Answer answer = fix("CREATE TABLE orders (id int PRIMARY KEY);", text);
  EXPECT_EQ(answer.exit_code, 1) << answer.all();
  EXPECT_EQ(migration("002_new.sql"), text);
  EXPECT_TRUE(has(answer.out, "dropped-table")) << answer.all();
}

TEST_F(Fix, WhatWasMergedIsLeftAlone) {
  const auto git = [&](Words words) {
    words.insert(words.begin(), {"git", "-C", project_.root().string(), "-c", "user.name=a", "-c",
                                 "user.email=a@example.org"});
    const auto ran = run_program({.arguments = words, .output = Output::caught});
    EXPECT_TRUE(ran && ran->exit_code == 0) << words.back();
  };
  project_.write("001_given.sql", "CREATE TABLE orders (id int PRIMARY KEY, a int);");
  project_.write("002_new.sql", "CREATE INDEX orders_a ON orders (a);\n");
  git({"init", "-q", "-b", "main"});
  git({"add", "."});
  git({"commit", "-q", "-m", "one"});
  const Answer answer =
      project_.run({"review", "--fix", (project_.migrations() / "002_new.sql").string()});
  EXPECT_EQ(answer.exit_code, 1) << answer.all();
  EXPECT_TRUE(has(answer.err, "002_new was merged before, and left alone")) << answer.all();
  EXPECT_EQ(migration("002_new.sql"), "CREATE INDEX orders_a ON orders (a);\n");
  EXPECT_FALSE(fs::exists(project_.migrations() / "002_new.down.sql"));
}

TEST_F(Fix, AFileThatIsThereIsNotWrittenOver) {
  project_.write("003_new_follow_up.sql", "SELECT 1;\n");
  const Answer answer =
      fix("CREATE TABLE orders (id int PRIMARY KEY, a int);",
          "ALTER TABLE orders ADD b int;\nCREATE INDEX orders_a ON orders (a);\n");
  EXPECT_EQ(migration("003_new_follow_up.sql"), "SELECT 1;\n");
  EXPECT_EQ(answer.exit_code, 2) << answer.all();
  EXPECT_TRUE(has(answer.err, "003_new_follow_up.sql is there already")) << answer.all();
  EXPECT_EQ(migration("002_new.sql"),
            "ALTER TABLE orders ADD b int;\nCREATE INDEX orders_a ON orders (a);\n");
}

}  // namespace
}  // namespace shale::testing_::in_fix
