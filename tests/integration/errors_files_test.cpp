// What a person reads when a file, or the folder of them, is not what it should be: what, where,
// what to do next, and the exit status.
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_errors_files {
namespace {

class FileErrors : public Bench {
 protected:
  void SetUp() override { project_.use(new_database()); }

  // `up` over one file with this text.
  Answer up(const std::string& text) {
    project_.write("001_a.sql", text);
    return project_.run({"up"});
  }
  // The error's first line, in full.
  static std::string first(const Answer& answer) {
    for (std::string_view line : lines(answer.err))
      if (line.starts_with("error: ")) return std::string(line.substr(7));
    return "";
  }

  Project project_{};
};

TEST_F(FileErrors, SyntaxErrorBehindMultibyteCharacters) {
  const Answer answer = up("select 'ĳßé€𝄞';\nselect 'ü' selct 1;\n");
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_EQ(first(answer), "migrations/001_a.sql:2:18: syntax error at or near \"1\" [42601]");
  EXPECT_SAYS(answer, "  2 | select 'ü' selct 1;\n    |                  ^\n");
  EXPECT_SAYS(answer, "hint: correct the file and go on with: shale up");
}

TEST_F(FileErrors, PlacesOfOtherErrors) {
  const Answer unknown = up("create table a (n int);\n\n  select n,\n    wrong from a;\n");
  EXPECT_EQ(first(unknown), "migrations/001_a.sql:4:5: column \"wrong\" does not exist [42703]");
  const Answer typed = up("create table a (n int);\n/* x */ select 'é', 1/0 from a;select 1/0;\n");
  EXPECT_EQ(first(typed), "migrations/001_a.sql:2:9: division by zero [22012]");
  const Answer late = up("create table a (n int);\ncopy a from stdin;\n1\nx\n\\.\n");
  EXPECT_TRUE(first(late).starts_with("migrations/001_a.sql:2:1: ")) << first(late);
  EXPECT_SAYS(late, "COPY a, line 2, column n: \"x\"");
  EXPECT_EQ(value(project_.url(), "select to_regclass('a') is null"), "t");
}

TEST_F(FileErrors, CrLfAndByteOrderMark) {
  const Answer answer = up("\xEF\xBB\xBFselect 'é';\r\nselect 2 x y;\r\n");
  EXPECT_EQ(first(answer), "migrations/001_a.sql:2:12: syntax error at or near \"y\" [42601]");
  const Answer at_once = up("\xEF\xBB\xBFselct 1;\r\n");
  EXPECT_EQ(first(at_once), "migrations/001_a.sql:1:1: syntax error at or near \"selct\" [42601]");
  EXPECT_EQ(
      up("\xEF\xBB\xBF-- Migration 001\r\ncreate table a (t text default 'é');\r\n").exit_code, 0);
}

TEST_F(FileErrors, InABatchTheFileIsNamed) {
  project_.write("002_b.sql", "create table b (n int);\n");
  project_.write("003_c.sql", "create table c (n int);\ncreate table d (n inr);\n");
  const Answer answer = up("create table a (n int);\n");
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_EQ(first(answer), "migrations/003_c.sql:2:19: type \"inr\" does not exist [42704]");
  EXPECT_SAYS(answer, "2 migrations were done before it");
  EXPECT_SAYS(answer, "003_c was rolled back whole: nothing of it is left");
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(FileErrors, NotSqlAtAll) {
  const Answer nul = up(std::string("select 1;\nsel\0ect", 17));
  EXPECT_EQ(nul.exit_code, 2);
  EXPECT_EQ(first(nul), "migrations/001_a.sql:2:4: this file has a NUL byte; it is not SQL text");
  EXPECT_SAYS(nul, "hint: is it a binary file");
  const Answer wide = up(std::string("\xFF\xFEs\0e\0", 6));
  EXPECT_EQ(wide.exit_code, 2);
  EXPECT_EQ(first(wide), "migrations/001_a.sql is UTF-16, not UTF-8");
  EXPECT_SAYS(wide, "hint: convert it: iconv -f UTF-16 -t UTF-8");
  const Answer latin = up("select 1;\nselect '\xE9';\n");
  EXPECT_EQ(latin.exit_code, 2);
  EXPECT_EQ(first(latin), "migrations/001_a.sql:2:9: this file is not UTF-8 here");
  EXPECT_SAYS(latin, "iconv -f LATIN1 -t UTF-8");
  const Answer binary = up(std::string("PGDMP\x01\x0e\x00\xff", 9));
  EXPECT_EQ(binary.exit_code, 2);
}

TEST_F(FileErrors, Folders) {
  const Answer empty = project_.run({"up"});
  EXPECT_EQ(empty.exit_code, 0);
  EXPECT_SAYS(empty, "note: there are no migrations in migrations");
  const Answer missing = project_.run({"up", "--dir", "nowhere"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_EQ(first(missing), "there is no folder nowhere");
  EXPECT_SAYS(missing, "hint: name it with --dir");
  project_.write("001_a.sql", "select 1;\n");
  const Answer file = project_.run({"up", "--dir", "migrations/001_a.sql"});
  EXPECT_EQ(file.exit_code, 2);
  EXPECT_EQ(first(file), "migrations/001_a.sql is not a folder");
}

TEST_F(FileErrors, AFileThatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read every file";
  project_.write("001_a.sql", "select 1;\n");
  ::chmod((project_.migrations() / "001_a.sql").c_str(), 0);
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_SAYS(answer, "migrations/001_a.sql");
  EXPECT_SAYS(answer, "Permission denied");
}

TEST_F(FileErrors, AnEmptyFileIsAMigration) {
  EXPECT_EQ(up("").exit_code, 0);
  project_.write("002_b.sql", "-- nothing here\n;;\n");
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(FileErrors, TwoOfOne) {
  project_.write("users/001_a.sql", "select 1;\n");
  const Answer twice = up("select 1;\n");
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_EQ(first(twice),
            "two files are the migration 001_a: migrations/001_a.sql and "
            "migrations/users/001_a.sql");
  EXPECT_SAYS(twice, "rename one of them");
  project_.remove("users");
  project_.write("001_a.down.sql", "select 1;\n");
  const Answer downs = up("select 1;\n-- shale: down\nselect 2;\n");
  EXPECT_EQ(downs.exit_code, 2);
  EXPECT_EQ(first(downs),
            "001_a has two downs: migrations/001_a.sql and migrations/001_a.down.sql");
}

TEST_F(FileErrors, TransactionsThatDoNotFit) {
  const Answer inside =
      up("create table a (n int);\nBEGIN;\n  create index concurrently on a (n);\nCOMMIT;\n");
  EXPECT_EQ(inside.exit_code, 2);
  EXPECT_EQ(first(inside),
            "migrations/001_a.sql:3:3: this statement can't run between BEGIN and COMMIT");
  EXPECT_SAYS(inside, "hint: move it behind the COMMIT");
  EXPECT_EQ(first(up("select 1;\nrollback;\n")),
            "migrations/001_a.sql:2:1: ROLLBACK without BEGIN");
  EXPECT_EQ(first(up("select 1;\nprepare transaction 'x';\n")),
            "migrations/001_a.sql:2:1: this statement takes the transaction out of shale's hands");
  project_.write("001_a.sql", "create table a (n int);\n");
  project_.write("002_i.sql", "create index concurrently on a (n);\n");
  const Answer single = project_.run({"up", "--single-transaction"});
  EXPECT_EQ(single.exit_code, 2);
  EXPECT_EQ(first(single),
            "migrations/002_i.sql:1:1: 002_i can't run inside of one transaction with the others");
}

TEST_F(FileErrors, CommandsOfPsqlAndUnknownDirectives) {
  const Answer include = up("select 1;\n\\ir other.sql\n");
  EXPECT_EQ(include.exit_code, 2);
  EXPECT_EQ(first(include), "migrations/001_a.sql:2:1: \\ir is a command of psql, not SQL");
  EXPECT_SAYS(include, "hint: put the included file's SQL here");
  EXPECT_EQ(up("\\set ON_ERROR_STOP on\n\\echo hello\nselect 1;\n").exit_code, 0);
  const Answer directive = up("-- Purpose: x\n-- shale: no-transactoin\nselect 1;\n");
  EXPECT_EQ(directive.exit_code, 2);
  EXPECT_EQ(first(directive),
            "migrations/001_a.sql:2:4: this is not a directive: -- shale: no-transactoin");
  EXPECT_SAYS(directive, "hint: did you mean no-transaction?");
}

// None of them says that all is well in a folder of which it has read nothing.
TEST_F(FileErrors, FilesWithoutAVersion) {
  project_.write("V1__first.sql", "create table a (n int);\n");
  for (const Words& command :
       {Words{"up"}, Words{"status"}, Words{"verify"}, Words{"review", "migrations"},
        Words{"review", "--static", "migrations"}, Words{"squash", "--dry-run"},
        Words{"dump", "migrations"}, Words{"draft", "more", "--to", "migrations"},
        Words{"sandbox", "--", "true"}}) {
    const Answer answer = project_.run(command);
    EXPECT_EQ(answer.exit_code, 2) << command.front();
    EXPECT_EQ(first(answer), "none of the SQL files in migrations has a version")
        << command.front();
    EXPECT_SAYS(answer, "note: migrations/V1__first.sql is named as Flyway's migrations are");
  }
}

TEST_F(FileErrors, ASecretOfTheFileIsNotRepeated) {
  for (const char* sql : {"create role r login password 'geheim' in role no_such;\n",
                          "create role r login password\n  'geheim' in role no_such;\n",
                          "alter role no_such password 'geheim' valid until 'never' x;\n",
                          "create user mapping for no_such server s options (password 'geheim');\n",
                          "create subscription s connection 'host=/nowhere password=geheim' "
                          "publication p;\n"}) {
    for (const Words& command :
         {Words{"up"}, Words{"up", "--verbose"}, Words{"up", "--format", "json"}, Words{"repair"},
          Words{"status"}}) {
      project_.write("001_a.sql", sql);
      const Answer answer = project_.run(command);
      EXPECT_FALSE(contains(answer.all(), "geheim")) << answer.all();
    }
  }
}

}  // namespace
}  // namespace shale::testing_::in_errors_files
