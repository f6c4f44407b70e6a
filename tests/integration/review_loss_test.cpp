// What the review says of rows and values that a migration loses, and of those that it only moves.
#include "support/review_project.h"

namespace shale::testing_::in_review_loss {
namespace {

class ReviewLoss : public ReviewTest {};

TEST_F(ReviewLoss, WhatIsGoneIsNotReadAnyMore) {
  const std::string given =
      "CREATE TABLE old_t (id int PRIMARY KEY);\nCREATE TABLE m (id int PRIMARY KEY, tsv text);";
  EXPECT_NO_RULE(last(given, "DROP TABLE old_t;\nDELETE FROM m WHERE id = 7;"), "work-under-lock");
  const Json anew =
      last(given, "ALTER TABLE m DROP COLUMN tsv;\nALTER TABLE m ADD COLUMN tsv tsvector;");
  EXPECT_IN(message(anew, "dropped-column"), "dropped and made anew: its values are gone");
}

constexpr const char* tables =
    "CREATE TABLE users (id int PRIMARY KEY, name text, mail text);\n"
    "CREATE TABLE logs (id int PRIMARY KEY, user_id int, note text);";

TEST_F(ReviewLoss, ATableThatIsMadeAnewHasNoRows) {
  const Json anew = last(tables,
                         "DROP TABLE logs;\n"
                         "CREATE TABLE logs (id int PRIMARY KEY, user_id int, note text);");
  EXPECT_EQ(line_of(anew, "dropped-table"), 1);
  EXPECT_IN(message(anew, "dropped-table"), "logs is dropped and made anew: its rows are gone");
  const Json refers = last(tables,
                           "CREATE TABLE tags (log_id int REFERENCES logs);\n"
                           "ALTER TABLE logs ADD note_2 text;\nINSERT INTO logs VALUES (1);\n"
                           "DROP TABLE logs CASCADE;\nCREATE TABLE logs (id int PRIMARY KEY);");
  EXPECT_IN(message(refers, "dropped-table"), "its rows are gone");
}

// The last step of a change beside what is there: the values were carried over before.
TEST_F(ReviewLoss, WhatWasThereTakesTheName) {
  const std::string given = std::string(tables) +
                            "\nALTER TABLE users ADD mail_new varchar(99), ADD name_new varchar(9);"
                            "\nCREATE TABLE logs_new (id bigint PRIMARY KEY, note text);";
  const Json one = last(given,
                        "ALTER TABLE users DROP COLUMN mail;\n"
                        "ALTER TABLE users RENAME COLUMN mail_new TO mail;");
  EXPECT_IN(message(one, "dropped-column"),
            "users.mail is dropped, and mail_new takes its name: what only it had is gone");
  EXPECT_EQ(finding(one, "dropped-column").at("severity"), "note");
  const Json both = last(given,
                         "ALTER TABLE users DROP COLUMN mail, DROP COLUMN name;\n"
                         "ALTER TABLE users RENAME mail_new TO mail;\n"
                         "ALTER TABLE users RENAME name_new TO name;");
  EXPECT_IN(message(both, "dropped-column"), "mail_new and name_new take their names");
  const Json table = last(given, "DROP TABLE logs;\nALTER TABLE logs_new RENAME TO logs;");
  EXPECT_IN(message(table, "dropped-table"),
            "table public.logs is dropped, and logs_new takes its name: what only it had is gone");
  EXPECT_EQ(finding(table, "dropped-table").at("severity"), "note");
}

TEST_F(ReviewLoss, IfExistsMayBeSaidOfNothing) {
  const std::string fresh = "DROP TABLE IF EXISTS logs;\nCREATE TABLE logs (id int PRIMARY KEY);";
  EXPECT_RULE(last(tables, fresh), "dropped-table");
  EXPECT_NO_RULE(last("CREATE TABLE users (id int PRIMARY KEY);", fresh), "dropped-table");
  EXPECT_NO_RULE(reviewed({"--static", "migrations/002_new.up.sql"}), "dropped-table");
}

TEST_F(ReviewLoss, RowsThatMoveToAnotherTableAreNotLost) {
  const char* swaps[] = {
      "CREATE TABLE logs_2 (LIKE logs);\nINSERT INTO logs_2 SELECT * FROM logs;\n",
      "CREATE TABLE logs_2 AS SELECT * FROM logs;\n",
      "CREATE TABLE logs_2 (LIKE logs);\n"
      "DO $$ BEGIN INSERT INTO logs_2 SELECT * FROM logs; END $$;\n",
  };
  for (const std::string swap : swaps) {
    EXPECT_NO_RULE(last(tables, swap + "DROP TABLE logs;\nALTER TABLE logs_2 RENAME TO logs;"),
                   "dropped-table");
    const std::string said = message(last(tables, swap + "DROP TABLE logs;"), "dropped-table");
    EXPECT_IN(said, "what still uses it fails at once");
    EXPECT_EQ(said.find("rows are gone"), said.npos) << said;
  }
  EXPECT_IN(message(last(tables,
                         "CREATE TABLE logs_2 (LIKE logs);\nDROP TABLE logs;\n"
                         "ALTER TABLE logs_2 RENAME TO logs;"),
                    "dropped-table"),
            "its rows are gone");
}

// The old one steps aside first, and goes when its rows are in the new one.
TEST_F(ReviewLoss, ATableThatStepsAsideIsKnownByItsNewName) {
  const std::string aside =
      "ALTER TABLE logs RENAME TO logs_old;\n"
      "CREATE TABLE logs (id int PRIMARY KEY, user_id int, note text);\n";
  const std::string copy = "INSERT INTO logs SELECT id, user_id, note FROM logs_old;\n";
  EXPECT_NO_RULE(last(tables, aside + copy + "DROP TABLE logs_old;"), "dropped-table");
  EXPECT_RULE(last(tables, aside + "INSERT INTO logs VALUES (1);\nDROP TABLE logs_old;"),
              "dropped-table");
  EXPECT_RULE(last(tables, aside + "DROP TABLE logs_old;\nINSERT INTO logs SELECT id FROM users;"),
              "dropped-table");
  const std::string moved = message(
      last(tables,
           "ALTER TABLE users RENAME mail TO mail_old;\nALTER TABLE users ADD address text;\n"
           "UPDATE users SET address = mail_old WHERE id > 0;\n"
           "ALTER TABLE users DROP COLUMN mail_old;"),
      "dropped-column");
  EXPECT_EQ(moved.find("values are gone"), moved.npos) << moved;
}

TEST_F(ReviewLoss, AnEmptyDownIsNoWayBackButNoLieEither) {
  project_.write("001_given.up.sql", tables);
  project_.write("002_new.up.sql", "ALTER TABLE users ADD age int;");
  project_.write("002_new.down.sql", "-- nothing to do\n");
  const Json json = reviewed({"migrations/002_new.up.sql"});
  EXPECT_EQ(finding(json, "false-down").at("severity"), "warning");
  EXPECT_IN(message(json, "false-down"), "its down is empty: column public.users.age is left over");
}

TEST_F(ReviewLoss, PartitionsAreLostWithTheirTable) {
  const std::string given =
      "CREATE TABLE days (day date) PARTITION BY RANGE (day);\n"
      "CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');";
  const std::string anew =
      "DROP TABLE days;\nCREATE TABLE days (day date) PARTITION BY RANGE (day);\n";
  EXPECT_EQ(count(last(given, anew), "dropped-table"), 1);
  EXPECT_NO_RULE(last(given, "ALTER TABLE days DETACH PARTITION days_1;\n" + anew +
                                 "ALTER TABLE days ATTACH PARTITION days_1 FOR VALUES FROM "
                                 "('2024-01-01') TO ('2024-02-01');"),
                 "dropped-table");
}

TEST_F(ReviewLoss, ValuesThatMoveToAnotherColumnAreNotLost) {
  const auto said = [&](const std::string& text) {
    return message(last(tables, text), "dropped-column");
  };
  const std::string drop = "ALTER TABLE users DROP COLUMN mail;";
  const std::string moved =
      said("ALTER TABLE users ADD address text;\nUPDATE users SET address = mail WHERE id > 0;\n" +
           drop);
  EXPECT_IN(moved, "what still reads it fails at once");
  EXPECT_EQ(moved.find("values are gone"), moved.npos) << moved;
  EXPECT_IN(said("UPDATE users SET mail = lower(mail) WHERE id > 0;\n" + drop),
            "its values are gone");
  EXPECT_IN(said("UPDATE logs SET note = 'no mail' WHERE id > 0;\n" + drop), "its values are gone");
  EXPECT_NO_RULE(
      last(tables, "ALTER TABLE users ADD aside text;\nUPDATE users SET aside = mail;\n" + drop +
                       "\nALTER TABLE users ADD mail varchar(99);\n" +
                       "UPDATE users SET mail = aside;"),
      "dropped-column");
}

}  // namespace
}  // namespace shale::testing_::in_review_loss
