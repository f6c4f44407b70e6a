// A folder that is sorted: seed 004's tree, numbers, headers, the index; and databases that were
// migrated before are up to date after.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "support/bench.h"

namespace shale::testing_::in_organize {
namespace {

namespace fs = std::filesystem;

class Organize : public Bench {
 protected:
  void SetUp() override { project_.use(new_database()); }

  void copy_example() {
    fs::copy(Path(SHALE_SOURCE) / "examples/meetings/migrations", project_.migrations(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  std::string text_of(const std::string& file) {
    auto text = read_file(project_.migrations() / file);
    EXPECT_TRUE(text) << file;
    return text ? *text : "";
  }
  Words tree() {
    Words files;
    for (const auto& entry : fs::recursive_directory_iterator(project_.migrations()))
      if (entry.is_regular_file())
        files.push_back(entry.path().lexically_relative(project_.migrations()).string());
    std::ranges::sort(files);
    return files;
  }
  void expect_done(const Answer& answer) { EXPECT_EQ(answer.exit_code, 0) << answer.all(); }

  Project project_;
};

bool contains_text(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The first line in which two texts differ.
std::string difference(std::string a, std::string b) {
  // Rows say when they were made.
  const std::regex time("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:[0-9.]+");
  for (std::string* text : {&a, &b}) *text = std::regex_replace(*text, time, "then");
  const auto [x, y] = std::ranges::mismatch(a, b);
  if (x == a.end() && y == b.end()) return "";
  const std::size_t at = static_cast<std::size_t>(x - a.begin());
  return a.substr(at - std::min<std::size_t>(at, 100), 300) + "\n--\n" +
         b.substr(at - std::min<std::size_t>(at, 100), 300);
}

// Of seed 004, by their names: the numbers are shale's.
const std::map<std::string, Words> seed_tree = {
    {"sql/schema-creation",
     {"create_meetings_schema", "create_context_schema", "create_games_schema",
      "create_llm_models_table", "create_user_alias_table", "create_block_meeting_files_table",
      "create_meeting_files_table", "create_thinking_tools_schema",
      "create_client_settings_table"}},
    {"sql/data-migration",
     {"replace_files_with_context", "unify_meeting_files", "consolidate_blocks_and_block_meetings",
      "remove_block_id_rename_block_index", "populate_turns_user_id_from_participants",
      "standardize_turns_pk_to_id", "standardize_turns_pk_to_id_stepwise",
      "rename_participant_id_to_user_id_in_events"}},
    {"sql/feature-additions",
     {"add_client_id_to_context_tables", "create_client_games",
      "update_files_source_type_constraint", "create_avatar_system", "add_oauth_user_support",
      "add_block_index_to_turns", "add_user_id_to_turns", "add_invitation_fields_to_users",
      "add_fragment_tree_assignments", "add_transcript_summary_to_meetings", "add_parent_client_id",
      "add_client_id_to_files_and_chunks"}},
    {"sql/cleanup-operations",
     {"remove_client_id_from_llms", "remove_client_id_from_llm_types", "clean_llms_table",
      "remove_llm_types_and_type_id", "remove_kanban_schema", "cleanup_old_tables",
      "drop_analytical_insights_table", "drop_block_lens_version_table",
      "drop_concept_connections_table", "drop_detected_patterns_table",
      "drop_lens_prototypes_table", "remove_participant_concept", "remove_analysis_tables",
      "remove_block_meeting_tables", "remove_blocks_table"}},
};

TEST_F(Organize, TheTreeOfSeed004) {
  copy_example();
  expect_done(project_.run({"up"}));
  const std::string before = dump(project_.url());
  const Answer done = project_.run({"organize"});
  expect_done(done);

  std::map<std::string, Words> found;
  std::map<std::string, int> numbers;
  for (const std::string& file : tree()) {
    const Path path(file);
    std::string name = path.stem().string();
    if (path.extension() == ".sql") {
      const std::size_t digits = name.find_first_not_of("0123456789");
      if (digits > 0) ++numbers[name.substr(0, digits)];
      found[path.parent_path().string()].push_back(digits > 0 ? name.substr(digits + 1) : name);
    } else if (file != "MIGRATIONS.md") {
      EXPECT_EQ(path.parent_path(), "runners") << file;
    }
  }
  for (const auto& [number, count] : numbers) EXPECT_EQ(count, 1) << number << " is there twice";
  for (auto [folder, names] : seed_tree) {
    std::ranges::sort(names);
    std::ranges::sort(found[folder]);
    EXPECT_EQ(found[folder], names) << folder;
  }
  EXPECT_EQ(found.size(), seed_tree.size());

  // The database has them all, and learns the new names without running anything.
  const Answer status = project_.run({"status", "--check"});
  expect_done(status);
  EXPECT_TRUE(contains_text(status.out, "applied, as 012_unify_meeting_files")) << status.all();
  const Answer up = project_.run({"up"});
  expect_done(up);
  EXPECT_TRUE(contains_text(up.err, "nothing to apply")) << up.all();
  EXPECT_TRUE(contains_text(up.err, "the history knows 012_unify_meeting_files as")) << up.all();
  EXPECT_EQ(difference(dump(project_.url()), before), "");
  EXPECT_EQ(applied(project_.url()).size(), 43U);
  const Answer again = project_.run({"status", "--check"});
  EXPECT_FALSE(contains_text(again.all(), "applied, as")) << again.all();

  // Another database gets the same from the sorted folder.
  Project fresh(new_database());
  expect_done(fresh.run({"up", "--dir", project_.migrations().string()}));
  EXPECT_EQ(difference(dump(fresh.url()), before), "");

  const Words once = tree();
  const std::string index = text_of("MIGRATIONS.md");
  const Answer second = project_.run({"organize"});
  expect_done(second);
  EXPECT_TRUE(contains_text(second.err, "nothing to do")) << second.all();
  EXPECT_EQ(tree(), once);
  EXPECT_EQ(text_of("MIGRATIONS.md"), index);
}

TEST_F(Organize, RunnersFindTheirFilesAfterwards) {
  copy_example();
  expect_done(project_.run({"up"}));
  expect_done(project_.run({"organize"}));
  int programs = 0;
  for (const auto& entry : fs::directory_iterator(project_.migrations() / "runners")) {
    const auto ran = run_program({.arguments = {entry.path().string()},
                                  .environment = {{"DATABASE_URL", project_.url()}},
                                  .output = Output::caught});
    ASSERT_TRUE(ran);
    EXPECT_EQ(ran->exit_code, 0) << entry.path() << "\n" << ran->output;
    ++programs;
  }
  EXPECT_EQ(programs, 13);
}

TEST_F(Organize, ADryRunChangesNothing) {
  copy_example();
  const Words before = tree();
  const Answer answer = project_.run({"organize", "--dry-run"});
  expect_done(answer);
  EXPECT_TRUE(contains_text(answer.out, "before\n  010_create_meetings_schema.sql\n"))
      << answer.out;
  EXPECT_TRUE(contains_text(answer.out, "  sql/cleanup-operations/\n")) << answer.out;
  EXPECT_TRUE(contains_text(answer.out, "drops table context.analytical_insights")) << answer.out;
  EXPECT_EQ(tree(), before);
}

TEST_F(Organize, HeadersSayWhatTheStatementsShow) {
  project_.write("001_customers.sql", "CREATE TABLE customers (id int PRIMARY KEY);\n");
  project_.write("002_orders.sql",
                 "-- what people buy\nCREATE TABLE orders (id int, customer int REFERENCES "
                 "customers (id));\n\n-- shale: down\nDROP TABLE orders;\n");
  project_.write("003_note.up.sql",
                 "-- Migration: A note\n--   for the desk\nALTER TABLE orders ADD note text;\n");
  project_.write("003_note.down.sql", "ALTER TABLE orders DROP note;\n");
  expect_done(project_.run({"up"}));
  expect_done(project_.run({"organize", "--headers"}));
  EXPECT_EQ(text_of("001_customers.sql"),
            "-- Migration 001: Customers\n-- Purpose: makes table customers\n"
            "-- Dependencies: none\n-- Rollback: none\n"
            "CREATE TABLE customers (id int PRIMARY KEY);\n");
  EXPECT_EQ(text_of("002_orders.sql"),
            "-- Migration 002: Orders\n-- Purpose: makes table orders\n"
            "-- Dependencies: 001_customers.sql\n"
            "-- Rollback: the down section below (drops table orders)\n--\n"
            "-- what people buy\nCREATE TABLE orders (id int, customer int REFERENCES customers "
            "(id));\n\n-- shale: down\nDROP TABLE orders;\n");
  EXPECT_EQ(text_of("003_note.up.sql"),
            "-- Migration: A note\n--   for the desk\n-- Dependencies: 002_orders.sql\n"
            "-- Rollback: 003_note.down.sql (drops column note of orders)\n"
            "ALTER TABLE orders ADD note text;\n");
  expect_done(project_.run({"status", "--check"}));
  EXPECT_TRUE(contains_text(project_.run({"organize", "--headers"}).err, "nothing to do"));
}

TEST_F(Organize, NumbersAndNames) {
  project_.write("001_a.sql", "CREATE TABLE a (x int);\n");
  project_.write("001_b.sql", "CREATE TABLE b (x int);\n");
  project_.write("002_c.up.sql",
                 "-- Migration 002: c\n-- Dependencies: 001_b.sql\nSELECT '001_b';\n");
  project_.write("002_c.down.sql", "-- Rollback 002: c\nSELECT 1;\n");
  project_.write("005_d.sql", "-- see 002_c.up.sql\nCREATE TABLE d (x int);\n");
  expect_done(project_.run({"up"}));
  const Answer done = project_.run({"organize", "--renumber"});
  expect_done(done);
  EXPECT_EQ(tree(),
            (Words{"001_a.sql", "002_b.sql", "003_c.down.sql", "003_c.up.sql", "005_d.sql"}));
  EXPECT_EQ(text_of("003_c.up.sql"),
            "-- Migration 003: c\n-- Dependencies: 002_b.sql\n-- shale: was 002_c\n"
            "SELECT '001_b';\n");
  EXPECT_EQ(text_of("003_c.down.sql"), "-- Rollback 003: c\nSELECT 1;\n");
  EXPECT_EQ(text_of("005_d.sql"), "-- see 003_c.up.sql\nCREATE TABLE d (x int);\n");
  // It is taken back by its new name, in its turn.
  expect_done(project_.run({"repair", "--accept", "005_d"}));
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b", "003_c", "005_d"}));
  EXPECT_EQ(project_.run({"up", "--dry-run"}).out, "");
}

TEST_F(Organize, OneThatStoppedHalfWayGoesOnUnderItsNewName) {
  project_.write("001_a.sql", "CREATE TABLE a (x int);\n");
  project_.write("001_b.sql",
                 "CREATE TABLE b (x int);\nCREATE INDEX CONCURRENTLY b_x ON b (x);\n"
                 "CREATE TABLE a (x int);\n");
  EXPECT_NE(project_.run({"up"}).exit_code, 0);
  expect_done(project_.run({"organize", "--renumber"}));
  const Answer status = project_.run({"status"});
  EXPECT_TRUE(contains_text(status.out, "002_b  interrupted")) << status.all();
  run_sql(project_.url(), "drop table a");
  expect_done(project_.run({"up"}));
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(Organize, AnotherLayoutAndBackToAFlatOne) {
  project_.write("001_invoices.sql", "CREATE TABLE invoices (id int);\n");
  project_.write("002_users.sql", "CREATE TABLE users (id int);\n");
  project_.write("layout.toml",
                 "[[folder]]\npath = \"billing\"\ntables = [\"invoice*\"]\n"
                 "[[folder]]\npath = \"people\"\nnames = [\"user*\"]\n");
  const std::string layout = (project_.migrations() / "layout.toml").string();
  expect_done(project_.run({"organize", "--layout", layout}));
  EXPECT_EQ(tree(), (Words{"billing/001_invoices.sql", "layout.toml", "people/002_users.sql"}));
  expect_done(project_.run({"organize", "--layout", "flat"}));
  EXPECT_EQ(tree(), (Words{"001_invoices.sql", "002_users.sql", "layout.toml"}));

  project_.write("layout.toml", "[[folder]]\npath = \"../out\"\n");
  const Answer refused = project_.run({"organize", "--layout", layout});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(contains_text(refused.err, "layout.toml:2:8")) << refused.err;
}

TEST_F(Organize, WhatSomebodyPutSomewhereStaysThere) {
  project_.write("sql/data-migration/001_a.sql", "CREATE TABLE a (x int);\n");
  project_.write("sql/README.txt", "ours\n");
  project_.write("002_b.sql", "DROP TABLE a;\n");
  project_.write("MIGRATIONS.md", "mine\n");
  const Answer refused = project_.run({"organize"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(contains_text(refused.err, "was written by somebody else")) << refused.err;
  project_.remove("MIGRATIONS.md");
  expect_done(project_.run({"organize"}));
  EXPECT_EQ(tree(), (Words{"MIGRATIONS.md", "sql/README.txt", "sql/cleanup-operations/002_b.sql",
                           "sql/data-migration/001_a.sql"}));
  const std::string index = text_of("MIGRATIONS.md");
  EXPECT_TRUE(contains_text(index, "| `a` | 001 |  | 002 |")) << index;
  project_.write("MIGRATIONS.md", "Our words.\n\n" + index + "\nMore of them.\n");
  EXPECT_TRUE(contains_text(project_.run({"organize"}).err, "nothing to do"));
}

TEST_F(Organize, GitIsToldAndALongNewOneIsCut) {
  const auto git = [&](Words words) {
    words.insert(words.begin(), {"git", "-C", project_.root().string()});
    const auto ran = run_program({.arguments = words, .output = Output::caught});
    EXPECT_TRUE(ran && ran->exit_code == 0) << words.back() << (ran ? ran->output : "");
    return ran ? ran->output : std::string();
  };
  project_.write("001_a.sql", "CREATE TABLE a (x int);\n");
  git({"init", "-q", "-b", "main"});
  git({"config", "user.email", "a@example.org"});
  git({"config", "user.name", "a"});
  git({"add", "."});
  git({"commit", "-q", "-m", "one"});
  git({"checkout", "-q", "-b", "more"});
  std::string text = "BEGIN;\n";
  for (int i = 0; i < 30; ++i) text += "CREATE TABLE t" + std::to_string(i) + " (\n  x int\n);\n";
  project_.write("002_many.sql", text + "COMMIT;\n");
  git({"add", "."});
  const Answer refused = project_.run({"organize"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(contains_text(refused.err, "uncommitted")) << refused.err;
  git({"commit", "-q", "-m", "two"});
  expect_done(project_.run({"organize", "--max-lines", "50"}));
  EXPECT_EQ(git({"status", "--porcelain"}).find("??"), std::string::npos);
  EXPECT_TRUE(
      contains_text(git({"status", "--porcelain"}), "migrations/sql/schema-creation/001_a.sql"))
      << git({"status", "--porcelain"});
  EXPECT_EQ(tree(),
            (Words{"MIGRATIONS.md", "sql/schema-creation/001_a.sql",
                   "sql/schema-creation/002_many.sql", "sql/schema-creation/003_many_part_2.sql"}));
  expect_done(project_.run({"up"}));
  EXPECT_EQ(value(project_.url(), "select count(*) from pg_tables where schemaname = 'public'"),
            "31");
  // What only lies elsewhere, with a better header, is neither new nor edited.
  const Answer review = project_.run({"review", "--format", "json"});
  EXPECT_FALSE(contains_text(review.out, "001_a")) << review.out;
  EXPECT_TRUE(contains_text(review.out, "003_many_part_2")) << review.out;
}

}  // namespace
}  // namespace shale::testing_::in_organize
