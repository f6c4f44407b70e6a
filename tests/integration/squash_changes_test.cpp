// Words that something later changed the meaning of: they are followed, or known not to fit, so
// that the first trial of a squash is the last.
#include <nlohmann/json.hpp>

#include "support/squash_project.h"

namespace shale::testing_::in_squash_changes {
namespace {

class SquashChanges : public SquashTest {
 protected:
  // Squashes; one trial is enough. The answer is what it pressed.
  std::string press(const Words& texts) {
    write_all(texts);
    squash();
    const Answer told = project_.run({"squash", "--dry-run", "--format", "json"});
    EXPECT_EQ(nlohmann::json::parse(told.out).at("trials"), 1) << told.all();
    return pressed();
  }
};
void expect_has(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST_F(SquashChanges, ALongNameThatWasRenamed) {
  const std::string cut = "\"Tracker_mailAccountId_kind_resolved_followUpAppliedAt_sentAt_wh\"";
  expect_has(
      press(
          {"CREATE TABLE tracker (a int, b int);",
           "CREATE INDEX \"Tracker_mailAccountId_kind_resolved_followUpAppliedAt_sentAt_when_idx\""
           " ON tracker (a, b);",
           "ALTER INDEX " + cut + " RENAME TO tracker_follow_up;"}),
      "CREATE INDEX tracker_follow_up ON tracker (a, b);");
}

TEST_F(SquashChanges, ATypeWithACollation) {
  const std::string text = press(
      {"CREATE TABLE event (name varchar(9) NOT NULL COLLATE \"C\", uid text);",
       "ALTER TABLE event ALTER COLUMN uid TYPE varchar(256) COLLATE \"C\" USING uid::varchar;\n"
       "ALTER TABLE event ALTER name TYPE text;"});
  expect_has(text, "uid varchar(256) COLLATE \"C\"");
  expect_has(text, "name text NOT NULL,");
}

TEST_F(SquashChanges, ADefaultOfTheTypeBefore) {
  const std::string text =
      press({"CREATE TABLE job (retry timestamp NOT NULL DEFAULT '1970-01-01', kind varchar(9) "
             "DEFAULT 'a', at timestamp DEFAULT now());",
             "ALTER TABLE job ALTER retry TYPE timestamptz USING retry AT TIME ZONE 'UTC',"
             " ALTER kind TYPE varchar(90), ALTER at TYPE timestamptz;"});
  expect_has(text, "DEFAULT '1970-01-01 00:00:00'::timestamp without time zone");
  expect_has(text, "kind varchar(90) DEFAULT 'a'");
  expect_has(text, "at timestamptz DEFAULT now()");
}

TEST_F(SquashChanges, ALabelThatWasRenamed) {
  expect_has(press({"CREATE TYPE mode AS ENUM ('closed', 'on_request');\n"
                    "CREATE TABLE site (mode mode NOT NULL DEFAULT 'on_request', note text DEFAULT "
                    "'on_request');",
                    "ALTER TYPE mode RENAME VALUE 'on_request' TO 'OnRequest';"}),
             "mode mode NOT NULL DEFAULT 'OnRequest',\n    note text DEFAULT 'on_request'");
}

TEST_F(SquashChanges, ASequenceThatWasRenamed) {
  expect_has(press({"CREATE SEQUENCE note_ids;\n"
                    "CREATE TABLE note (id int DEFAULT nextval('note_ids'::regclass), "
                    "other int DEFAULT nextval('public.\"note_ids\"'));",
                    "ALTER SEQUENCE note_ids RENAME TO \"Note_ids\";"}),
             "id int DEFAULT nextval('\"Note_ids\"'::regclass)");
}

TEST_F(SquashChanges, ASequenceThatATableOwns) {
  const std::string text =
      press({"CREATE TABLE lock (version bigint, id int);",
             "CREATE SEQUENCE lock_version CYCLE OWNED BY lock.version CACHE 3;"
             "\nALTER TABLE lock ALTER version SET DEFAULT "
             "nextval('lock_version');"});
  expect_has(text, "CREATE SEQUENCE lock_version CYCLE CACHE 3;");
}

TEST_F(SquashChanges, ADomainThatGotAConstraint) {
  expect_has(press({"CREATE DOMAIN alias AS text CHECK (length(value) > 0);\n"
                    "CREATE TABLE target (name alias);",
                    "ALTER DOMAIN alias ADD CONSTRAINT trimmed CHECK (trim(value) = value);"}),
             "trimmed");
}

TEST_F(SquashChanges, AConstraintThatMayBeDeferredByNow) {
  const std::string text =
      press({"CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int REFERENCES a, "
             "other int CONSTRAINT to_a REFERENCES a DEFERRABLE);",
             "ALTER TABLE b ALTER CONSTRAINT b_id_fkey DEFERRABLE INITIALLY DEFERRED, "
             "ALTER CONSTRAINT to_a NOT DEFERRABLE;"});
  expect_has(text, "DEFERRABLE INITIALLY DEFERRED");
}

TEST_F(SquashChanges, AViewOfAllColumnsOfThen) {
  const std::string text =
      press({"CREATE TABLE a (id int, name text);\n"
             "CREATE VIEW all_a AS SELECT * FROM a;\n"
             "CREATE VIEW count_a AS SELECT count(*) AS n FROM a;",
             "ALTER TABLE a ADD COLUMN later int;"});
  expect_has(text, "CREATE VIEW count_a AS SELECT count(*) AS n FROM a;");
  EXPECT_EQ(text.find("SELECT *"), std::string::npos) << text;
}

TEST_F(SquashChanges, ACheckOfWhatWasText) {
  press(
      {"CREATE TABLE event (format text, place text,\n"
       "    CONSTRAINT has_place CHECK (format = 'ONLINE' OR place IS NOT NULL));",
       "CREATE TYPE format AS ENUM ('ONLINE', 'HYBRID');\n"
       "ALTER TABLE event DROP CONSTRAINT has_place;\n"
       "ALTER TABLE event ALTER format TYPE format USING format::format;\n"
       "ALTER TABLE event ADD CONSTRAINT has_place CHECK (format::text = 'ONLINE' OR place IS "
       "NOT NULL);"});
}

TEST_F(SquashChanges, TwoKeysOverTheSameColumns) {
  expect_has(
      press({"CREATE TABLE pair (a int, b int, PRIMARY KEY (a, b), CONSTRAINT one_pair UNIQUE "
             "(a, b));"}),
      "PRIMARY KEY");
}

TEST_F(SquashChanges, AColumnThatIsCalledLikeAWordOfSql) {
  const std::string text = press(
      {"CREATE TABLE codes (code text PRIMARY KEY);\n"
       "CREATE TABLE send (id text PRIMARY KEY, key text, date date NOT NULL, lower text, zone "
       "text,\n    code text REFERENCES codes (code), at timestamp with time zone,\n"
       "    CHECK (date > date '2020-01-01' AND lower(lower) <> key));",
       "ALTER TABLE send RENAME COLUMN key TO akey;\nALTER TABLE send RENAME COLUMN date TO day;\n"
       "ALTER TABLE send RENAME COLUMN lower TO low;\nALTER TABLE send RENAME COLUMN zone TO z;\n"
       "ALTER TABLE send RENAME COLUMN code TO send_code;\n"
       "ALTER TABLE send RENAME CONSTRAINT send_check TO late_and_low;"});
  expect_has(text, "id text PRIMARY KEY,");
  expect_has(text, "day date NOT NULL,");
  expect_has(text, "send_code text");
  expect_has(text, "REFERENCES codes (code)");
  expect_has(text, "at timestamp with time zone");
  expect_has(text, "CHECK (day > date '2020-01-01' AND lower(low) <> akey)");
}

TEST_F(SquashChanges, ADomainsOwnCheckStays) {
  expect_has(press({"CREATE DOMAIN email AS text CHECK (value ~ '^[a-z]+$');\n"
                    "CREATE TABLE u (email email);"}),
             "CREATE DOMAIN email AS text CHECK (value ~ '^[a-z]+$');");
}

TEST_F(SquashChanges, ABlockThatMakesARoleAndGrantsSomething) {
  const std::string text = press(
      {"CREATE SCHEMA shop;\nCREATE TABLE shop.t (id int PRIMARY KEY);\n"
       "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shale_test_shopper') "
       "THEN\n  CREATE ROLE shale_test_shopper NOLOGIN;\nEND IF;\n"
       "GRANT USAGE ON SCHEMA shop TO shale_test_shopper;\n"
       "GRANT SELECT ON shop.t TO shale_test_shopper; END $$;"});
  const std::size_t role = text.find("CREATE ROLE shale_test_shopper NOLOGIN;");
  ASSERT_NE(role, std::string::npos) << text;
  EXPECT_LT(role, text.find("CREATE SCHEMA shop")) << text;
  EXPECT_LT(text.find("CREATE SCHEMA shop"), text.find("GRANT USAGE")) << text;
}

TEST_F(SquashChanges, ATableWithLessThanTheDefaultPrivileges) {
  press(
      {"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shale_test_reader') "
       "THEN CREATE ROLE shale_test_reader; END IF; END $$;\n"
       "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO shale_test_reader;\n"
       "CREATE TABLE t (id int PRIMARY KEY);\nREVOKE ALL ON t FROM shale_test_reader;\n"
       "GRANT SELECT ON t TO shale_test_reader;",
       "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM public;\n"
       "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'select 1';\n"
       "GRANT EXECUTE ON FUNCTION g() TO public;"});
}

// What no text shows: it is printed in the end, and proved.
TEST_F(SquashChanges, AColumnThatABlockTookAway) {
  write_all({"CREATE TABLE b (id text NOT NULL UNIQUE);\nCREATE TABLE n (id uuid PRIMARY KEY);",
             "DO $$ BEGIN ALTER TABLE b RENAME COLUMN id TO name; ALTER TABLE b ADD COLUMN id uuid "
             "UNIQUE; ALTER TABLE n ADD COLUMN b_id uuid REFERENCES b (id); END $$;"});
  squash();
}

TEST_F(SquashChanges, AFileWhoseNameEndsInUp) {
  project_.write("001_a.up.sql", "CREATE TABLE a (id int PRIMARY KEY);");
  project_.write("002_sign_up.sql", "CREATE TABLE sign_up (id int PRIMARY KEY);");
  const Answer answer = project_.run({"squash", "--out", "pressed"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  expect_has(pressed(), "CREATE TABLE sign_up");
}

TEST_F(SquashChanges, AHeaderNamesAllWhoTouchedIt) {
  const std::string text =
      press({"CREATE TABLE t (id int PRIMARY KEY, gone int, y int);\n"
             "/*********\n * TABLES *\n *********/\n-- kept\nCREATE TABLE u ();",
             "ALTER TABLE t DROP COLUMN gone;", "ALTER TABLE t ALTER y SET NOT NULL;"});
  expect_has(text, "as 001, 002 and 003 left");
  expect_has(text, "-- kept\nCREATE TABLE u");
}

}  // namespace
}  // namespace shale::testing_::in_squash_changes
