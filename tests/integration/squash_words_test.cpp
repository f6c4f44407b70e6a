// People's own words in a squash: what is easily lost, cut or taken for something else.
#include <nlohmann/json.hpp>

#include "support/squash_project.h"

namespace shale::testing_::in_squash_words {
namespace {

class SquashWords : public SquashTest {
 protected:
  // How many definitions are in people's words, and how many there are: "5 of 5".
  std::string kept(const Answer& answer) {
    const std::size_t end = answer.all().find(" definitions are in the words");
    const std::size_t begin = answer.all().rfind('\n', end) + 1;
    return end == std::string::npos ? "" : answer.all().substr(begin, end - begin);
  }
  void expect_says(const std::string& part) {
    EXPECT_NE(pressed().find(part), std::string::npos) << part << "\nis not in\n" << pressed();
  }
  void expect_silent(const std::string& part) {
    EXPECT_EQ(pressed().find(part), std::string::npos) << part << "\nis in\n" << pressed();
  }
};

TEST_F(SquashWords, CommentsOfSeveralLines) {
  write_all(
      {"CREATE TABLE coupon (code text NOT NULL);",
       "/*\n  one code,\n    one coupon\n*/\nCREATE UNIQUE INDEX coupon_code ON coupon (code);",
       "/*\n  Warnings:\n\n  - some may be lost\n*/\n-- CreateIndex\n"
       "CREATE INDEX coupon_2 ON coupon (code, (code || 'x'));--> statement-breakpoint\n"
       "CREATE VIEW codes AS SELECT code FROM coupon;\n"});
  squash();
  expect_says("/*\n  one code,\n    one coupon\n*/\nCREATE UNIQUE INDEX");
  expect_silent("Warnings");
  expect_silent("breakpoint");
}

TEST_F(SquashWords, AColumnCalledExclude) {
  write_all({"CREATE TABLE item (id int, \"exclude\" boolean);",
             "ALTER TABLE item ADD COLUMN exclude_2 boolean;",
             "ALTER TABLE item ADD COLUMN reason text;"});
  EXPECT_EQ(kept(squash()), "4 of 4");
}

TEST_F(SquashWords, APolicyThatReadsALaterTableGoesBeforeIt) {
  write_all(
      {"CREATE TABLE price (id int PRIMARY KEY, cat_id int NOT NULL);",
       "CREATE TABLE cat (id int PRIMARY KEY, org int NOT NULL);",
       "ALTER TABLE price ENABLE ROW LEVEL SECURITY;\nCREATE POLICY price_access ON price USING "
       "(EXISTS (SELECT 1 FROM cat WHERE cat.id = cat_id AND cat.org = 1));"});
  EXPECT_SAYS(squash(), "the downs leave nothing");
}

TEST_F(SquashWords, ATriggerThatForbidsToDeleteDoesNotStopADown) {
  write_all(
      {"CREATE TABLE plugin (name text PRIMARY KEY, system bool NOT NULL);",
       "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ begin if old.system then "
       "raise exception 'not this one'; end if; return old; end $$;\n"
       "CREATE TRIGGER keep BEFORE DELETE ON plugin FOR EACH ROW EXECUTE FUNCTION keep();",
       "INSERT INTO plugin VALUES ('loopback', true);"});
  EXPECT_SAYS(squash(), "the downs leave nothing");
}

TEST_F(SquashWords, RowsThatOneStatementMakes) {
  write_all(
      {"CREATE TABLE minute (id int PRIMARY KEY, hh int NOT NULL, mm int NOT NULL);\n"
       "-- all of a day\nINSERT INTO minute SELECT g, g / 60, g % 60 FROM generate_series(0, "
       "1439) AS g;",
       "ALTER TABLE minute ADD COLUMN label text;",
       "CREATE TABLE hour (id int PRIMARY KEY);\nINSERT INTO hour SELECT g FROM "
       "generate_series(0, 99) g;\nDELETE FROM hour WHERE id > 60;"});
  squash();
  expect_says("-- all of a day\nINSERT INTO minute SELECT g,");
  expect_says("    (60);");  // what is not what it makes is written out
}

TEST_F(SquashWords, RowsWhoseKeysASequenceMakesAreWrittenOut) {
  write_all(
      {"CREATE TABLE t (id serial PRIMARY KEY, x int);\nINSERT INTO t (x) SELECT g FROM "
       "generate_series(1, 100) g;"});
  squash();
  expect_says("(100, 100)");
  expect_says("setval('public.t_id_seq', 100, true)");
}

TEST_F(SquashWords, TheSequenceOfASerial) {
  write_all({"CREATE TABLE item (id SERIAL PRIMARY KEY, name text);",
             "ALTER TABLE item ADD COLUMN note text;"});
  EXPECT_EQ(kept(squash()), "4 of 4");
}

TEST_F(SquashWords, KeysOfACircle) {
  write_all(
      {"CREATE TABLE a (id int PRIMARY KEY, b_id int);",
       "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));",
       "-- back\nALTER TABLE a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b_id) REFERENCES b (id) ON "
       "DELETE CASCADE ON UPDATE CASCADE;"});
  EXPECT_EQ(kept(squash()), "8 of 8");
  expect_says("a_id int REFERENCES a (id)");
  expect_says(
      "-- back\nALTER TABLE a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b_id) REFERENCES b (id) ON "
      "DELETE CASCADE ON UPDATE CASCADE;");
}

TEST_F(SquashWords, AKeyOfACircleThatWasAddedWithItsColumn) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY);",
             "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));",
             "ALTER TABLE a ADD COLUMN b_id int REFERENCES b (id) ON DELETE SET NULL;"});
  EXPECT_EQ(kept(squash()), "8 of 8");
  expect_says("FOREIGN KEY (b_id) REFERENCES b (id) ON DELETE SET NULL;");
}

TEST_F(SquashWords, AKeyThatWentWithItsColumn) {
  write_all({"CREATE TABLE a (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL);",
             "ALTER TABLE a DROP COLUMN id, ADD PRIMARY KEY (x, y);"});
  EXPECT_EQ(kept(squash()), "3 of 3");
  expect_says("    PRIMARY KEY (x, y)\n");
}

TEST_F(SquashWords, ACheckThatWasNeverValidated) {
  write_all({"CREATE TABLE v (id int, num text);",
             "ALTER TABLE v\n    ADD CONSTRAINT v_num CHECK (char_length(num) <= 150) NOT VALID;"});
  EXPECT_EQ(kept(squash()), "3 of 3");
  expect_says("ALTER TABLE v\n    ADD CONSTRAINT v_num CHECK (char_length(num) <= 150) NOT VALID;");
}

TEST_F(SquashWords, NamesThatTheServerCuts) {
  const std::string name = "a_name_of_a_constraint_that_is_longer_than_sixty_three_bytes_by_some";
  write_all({"CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a_id int);",
             "ALTER TABLE b ADD CONSTRAINT " + name + " FOREIGN KEY (a_id) REFERENCES a (id);"});
  EXPECT_EQ(kept(squash()), "4 of 4");
}

TEST_F(SquashWords, WhatABlockGuards) {
  write_all(
      {"DO $$ BEGIN\n CREATE TYPE kind AS ENUM('a', 'b');\nEXCEPTION\n WHEN duplicate_object THEN "
       "null;\nEND $$;--> statement-breakpoint\nCREATE TABLE t (k kind);",
       "ALTER TYPE kind ADD VALUE 'c';",
       "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'nobody') THEN ALTER "
       "TABLE t ADD COLUMN more varchar(9); END IF; END $$;"});
  EXPECT_EQ(kept(squash()), "3 of 3");
  expect_says("CREATE TYPE kind AS ENUM('a', 'b', 'c');");
  expect_says("more varchar(9)");
}

TEST_F(SquashWords, AnIndexThatWentWithItsColumn) {
  write_all(
      {"CREATE TABLE v (id int, done boolean NOT NULL);\n"
       "CREATE UNIQUE INDEX v_open ON v (id) WHERE done = FALSE;",
       "ALTER TABLE v DROP COLUMN id;",
       "CREATE INDEX IF NOT EXISTS v_open ON v (done) WHERE NOT done;"});
  EXPECT_EQ(kept(squash()), "2 of 2");
}

TEST_F(SquashWords, ACheckOfAColumnThatSpeaksOfAnother) {
  write_all(
      {"CREATE TABLE plan (id int PRIMARY KEY, kind text NOT NULL CHECK (kind <> ''), "
       "unit text CHECK (kind <> 'std' OR unit IS NOT NULL));",
       "ALTER TABLE plan ADD COLUMN note text;"});
  EXPECT_EQ(kept(squash()), "7 of 7");
  expect_says("unit text CHECK (kind <> 'std' OR unit IS NOT NULL)");
}

TEST_F(SquashWords, OfATableOnlyWhatFailsIsPrinted) {
  write_all({"CREATE TABLE a (id serial PRIMARY KEY, flag boolean DEFAULT FALSE NOT NULL);",
             "CREATE TYPE mode AS ENUM ('closed', 'on_request');\n"
             "ALTER TABLE a ADD COLUMN mode mode NOT NULL DEFAULT CAST('on_request' AS mode);",
             "ALTER TYPE mode RENAME VALUE 'on_request' TO 'OnRequest';"});
  squash();
  expect_says("id serial PRIMARY KEY,");
  expect_says("flag boolean DEFAULT FALSE NOT NULL,");
  expect_says("mode mode NOT NULL DEFAULT 'OnRequest'::mode");
  expect_says("-- Purpose: a, as 001, 002 and 003 left it\n");
}

TEST_F(SquashWords, RowsThatShowWhatTheWordsDoNot) {
  write_all({"CREATE DOMAIN code AS text CHECK (length(value) > 3);\nCREATE TABLE t (c code);",
             "ALTER DOMAIN code DROP CONSTRAINT code_check;\n"
             "ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (length(value) > 1);",
             "INSERT INTO t VALUES ('abc');"});
  squash();
}

TEST_F(SquashWords, ATableThatAQueryMade) {
  write_all({"CREATE TYPE kind AS ENUM ('a');\nCREATE TABLE a (id int, k kind);",
             "CREATE TABLE b AS SELECT id, k FROM a;"});
  squash();
  expect_says("CREATE TABLE b (\n    id integer,\n    k kind\n);");
}

}  // namespace
}  // namespace shale::testing_::in_squash_words
