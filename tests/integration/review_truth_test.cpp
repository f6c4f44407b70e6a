// What the rules of the review said wrongly of migrations of real projects: things that were there
// under another name, places beside the statement that is meant, advice that loses something.
#include "support/review_project.h"

namespace shale::testing_::in_review_truth {
namespace {

class ReviewTruth : public ReviewTest {};

TEST_F(ReviewTruth, IndexesThatServeAForeignKey) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY);";
  const std::string table = "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a, n int);\n";
  for (const char* index : {"(a) WHERE a IS NOT NULL", "(a DESC NULLS LAST)", "(a, n)"})
    EXPECT_NO_RULE(last(given, table + "CREATE INDEX b_a ON b " + index + ";"),
                   "foreign-key-without-index");
  const Json json = last(given, table + "CREATE INDEX b_a ON b (a) WHERE n IS NOT NULL;");
  EXPECT_IN(message(json, "foreign-key-without-index"), "each delete in a reads");
  const Json placed = last(given,
                           "CREATE TABLE b (\n  id int PRIMARY KEY,\n  a int REFERENCES a\n);\n"
                           "ALTER TABLE b ADD COLUMN c int REFERENCES a;");
  std::set<int> lines;
  for (const Json& f : placed.at("findings"))
    if (f.at("rule") == "foreign-key-without-index") lines.insert(f.at("line").get<int>());
  EXPECT_EQ(lines, (std::set<int>{3, 5})) << placed.dump(1);
}

TEST_F(ReviewTruth, TheStatementThatDropsATable) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\n"
      "CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);";
  const Json json = last(given, "ALTER TABLE b DROP CONSTRAINT b_a;\nDROP TABLE a;\nDROP TABLE b;");
  std::set<int> lines;
  for (const Json& f : json.at("findings"))
    if (f.at("rule") == "dropped-table") lines.insert(f.at("line").get<int>());
  EXPECT_EQ(lines, (std::set<int>{2, 3})) << json.dump(1);
  EXPECT_NO_RULE(json, "lock-on-another-table");  // a is dropped anyway
}

TEST_F(ReviewTruth, TablesWithAnotherNameByThen) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY, n int, m int);";
  const std::string rename = "ALTER TABLE a RENAME TO b;\n";
  Json json = last(given, rename + "ALTER TABLE b DROP COLUMN n;");
  EXPECT_EQ(line_of(json, "dropped-column"), 2);
  json = last(given, rename + "ALTER TABLE b RENAME COLUMN n TO k;");
  for (const Json& f : json.at("findings")) EXPECT_GT(f.at("line").get<int>(), 0) << f.dump(1);
  json = last(given, rename + "ALTER TABLE b ALTER COLUMN n SET NOT NULL;");
  EXPECT_EQ(line_of(json, "check-under-lock"), 2);
  json = last(given, rename + "CREATE INDEX b_n ON b (n);");
  EXPECT_RULE(json, "index-under-lock");
}

TEST_F(ReviewTruth, AColumnInThePlaceOfAnother) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n bigint CONSTRAINT positive CHECK (n > 0));";
  Json json = last(given, "ALTER TABLE a DROP COLUMN n;\nALTER TABLE a ADD COLUMN n smallint;");
  EXPECT_NO_RULE(json, "narrowed-type");
  EXPECT_EQ(line_of(json, "dropped-column"), 1);
  json = last(given, "ALTER TABLE a DROP COLUMN n, ADD COLUMN n smallint NOT NULL;");
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "error");
  EXPECT_NO_RULE(json, "check-under-lock");
  json = last(given, "ALTER TABLE a RENAME COLUMN n TO old;\nALTER TABLE a ADD COLUMN n smallint;");
  EXPECT_NO_RULE(json, "narrowed-type");
  EXPECT_NO_RULE(json, "narrowed-check");
  EXPECT_RULE(json, "renamed");
  json = last(given, "ALTER TABLE a ALTER COLUMN n TYPE smallint;");
  EXPECT_IN(fix(json, "narrowed-type"), "WHERE n NOT BETWEEN -32768 AND 32767;");
}

TEST_F(ReviewTruth, TypesThatOnlyGetAnotherName) {
  const std::string given = "CREATE TYPE s AS ENUM ('a', 'b');\nCREATE TABLE t (s s);";
  Json json = last(given, "ALTER TYPE s RENAME TO state;");
  EXPECT_NO_RULE(json, "narrowed-type");
  EXPECT_RULE(json, "renamed");
  json = last(given,
              "CREATE TYPE wider AS ENUM ('a', 'b', 'c');\n"
              "ALTER TABLE t ALTER COLUMN s TYPE wider USING s::text::wider;");
  EXPECT_NO_RULE(json, "narrowed-type");
}

TEST_F(ReviewTruth, TablesThatAreEmptyByThen) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY, n int);";
  for (const char* emptied : {"TRUNCATE b;\n", "DELETE FROM b;\n"}) {
    const Json json = last(given, std::string(emptied) +
                                      "ALTER TABLE b ADD COLUMN a int NOT NULL REFERENCES a;\n"
                                      "ALTER TABLE b ALTER COLUMN n SET NOT NULL;");
    EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "warning");
    EXPECT_NO_RULE(json, "check-under-lock");
    EXPECT_NO_RULE(json, "foreign-key-under-lock");
  }
}

TEST_F(ReviewTruth, AdviceThatKeepsWhatIsMeant) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int, m int);\n"
      "CREATE UNIQUE INDEX a_n ON a (n);";
  Json json =
      last(given, "ALTER TABLE a ADD CONSTRAINT a_m UNIQUE (m) DEFERRABLE INITIALLY DEFERRED;");
  EXPECT_IN(fix(json, "unique-under-lock"), "USING INDEX a_m DEFERRABLE INITIALLY DEFERRED;");
  project_.run({"review", "--fix", "migrations/002_new.up.sql"});
  std::string all;
  for (const auto& entry : fs::directory_iterator(project_.migrations())) all += text_of(entry);
  EXPECT_IN(all, "UNIQUE USING INDEX a_m DEFERRABLE INITIALLY DEFERRED;");
  json = last(given, "ALTER TABLE a ALTER COLUMN n SET NOT NULL, ALTER COLUMN m SET NOT NULL;");
  EXPECT_IN(fix(json, "check-under-lock"), "ALTER COLUMN n SET NOT NULL, ALTER COLUMN m SET NOT");
  EXPECT_IN(message(json, "check-under-lock"), "for NOT NULL of n and m");
  json = last(given,
              "ALTER TABLE a ADD COLUMN k uuid DEFAULT gen_random_uuid(), "
              "ADD COLUMN t timestamptz DEFAULT now();");
  EXPECT_IN(message(json, "table-rewrite"), "the default of k");
  json = last(given, "REINDEX TABLE a;");
  EXPECT_EQ(count(json, "index-under-lock"), 1) << json.dump(1);
  EXPECT_IN(fix(json, "index-under-lock"), "REINDEX TABLE CONCURRENTLY a;");
}

TEST_F(ReviewTruth, TheForeignKeyThatIsMeant) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\n"
      "CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT same REFERENCES a);\n"
      "CREATE TABLE c (id int PRIMARY KEY, a int CONSTRAINT same REFERENCES a);";
  const Json json = last(given,
                         "ALTER TABLE c\n  DROP CONSTRAINT same,\n"
                         "  ADD CONSTRAINT same FOREIGN KEY (a) REFERENCES a ON DELETE CASCADE;");
  EXPECT_EQ(count(json, "foreign-key-under-lock"), 1) << json.dump(1);
  EXPECT_EQ(line_of(json, "foreign-key-under-lock"), 3);
  EXPECT_IN(message(json, "foreign-key-under-lock"), "each row of c");
  EXPECT_EQ(count(json, "lock-on-another-table"), 0) << json.dump(1);
}

TEST_F(ReviewTruth, LocksByForeignKeys) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\n"
      "CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);";
  Json json = last(given, "ALTER TABLE b DROP CONSTRAINT b_a;");
  EXPECT_IN(message(json, "lock-on-another-table"), "(by foreign key b_a)");
  json = last(given, "SET LOCAL lock_timeout = '2s';\nALTER TABLE b DROP CONSTRAINT b_a;");
  EXPECT_EQ(finding(json, "lock-on-another-table").at("severity"), "note");
}

TEST_F(ReviewTruth, Partitions) {
  const std::string given =
      "CREATE TABLE owners (id int PRIMARY KEY);\n"
      "CREATE TABLE a (id int, owner_id int REFERENCES owners) PARTITION BY RANGE (id);\n"
      "CREATE TABLE a_1 PARTITION OF a FOR VALUES FROM (0) TO (10);";
  Json json = last(given, "CREATE TABLE a_2 PARTITION OF a FOR VALUES FROM (10) TO (20);");
  EXPECT_NO_RULE(json, "key-by-precedent");
  json = last(given, "DROP TABLE a;");
  EXPECT_EQ(count(json, "dropped-table"), 1) << json.dump(1);
  json = last(given, "ALTER TABLE a ALTER COLUMN owner_id SET NOT NULL;");
  EXPECT_IN(message(json, "check-under-lock"), "a is read through for NOT NULL of owner_id");
  EXPECT_NO_RULE(json, "lock-on-another-table");
  json = last(given, "CREATE INDEX a_owner ON a (owner_id);");
  EXPECT_IN(message(json, "index-under-lock"), "writes to a and its partitions wait until a_owner");
}

TEST_F(ReviewTruth, DownsThatLeaveNothingOfWeight) {
  const auto with_down = [&](const std::string& given, const std::string& up,
                             const std::string& down) {
    project_.write("002_new.down.sql", down);
    return last(given, up);
  };
  const std::string given =
      "CREATE TYPE s AS ENUM ('a');\n"
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN\n  RETURN 1; -- one\nEND';";
  Json json = with_down(given, "ALTER TYPE s ADD VALUE 'b';", "SELECT 1;");
  EXPECT_EQ(finding(json, "false-down").at("severity"), "note");
  const std::string up =
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 2; END';";
  json = with_down(
      given, up,
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';");
  EXPECT_NO_RULE(json, "false-down");
  json = with_down(
      given, up,
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 3; END';");
  EXPECT_EQ(finding(json, "false-down").at("severity"), "error");
  EXPECT_IN(message(json, "false-down"), "RETURN 1");
  EXPECT_IN(message(json, "false-down"), "RETURN 3");
}

TEST_F(ReviewTruth, RowsUnderALock) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY, n int);";
  Json json = last(given,
                   "ALTER TABLE a ADD COLUMN m int;\nUPDATE a SET m = n WHERE n > 0;\n"
                   "ALTER TABLE a ALTER COLUMN m SET NOT NULL;");
  EXPECT_IN(fix(json, "work-under-lock"), "three migrations");
  json = last(given,
              "ALTER TABLE a ADD COLUMN m int;\n"
              "UPDATE pg_index SET indisvalid = indisvalid WHERE indexrelid = 'a_pkey'::regclass;");
  EXPECT_NO_RULE(json, "work-under-lock");
  EXPECT_RULE(json, "catalog-written");
}

// The other side of each: what only looks like it.
TEST_F(ReviewTruth, WhatIsStillSaid) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n bigint NOT NULL, m int);\n"
      "CREATE TABLE b (id int PRIMARY KEY, a int, n int);\nCREATE TYPE s AS ENUM ('a');";
  Json json = last(given,
                   "ALTER TABLE a DROP COLUMN m, DROP COLUMN n, ADD COLUMN n bigint NOT NULL,"
                   " ADD COLUMN m int;");
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "error");
  EXPECT_IN(message(json, "dropped-column"), "m and n of a are dropped");
  const std::string set = "ALTER TABLE b ALTER COLUMN n SET NOT NULL;";
  for (const char* before : {"TRUNCATE b;\nINSERT INTO b SELECT 1, 1, 1;\n",
                             "DELETE FROM a USING b;\n", "DELETE FROM b WHERE id = 1;\n"})
    EXPECT_RULE(last(given, before + set), "check-under-lock");
  json = last(given, "DO $$ BEGIN PERFORM 1; END $$;\nALTER TABLE b ADD COLUMN t int NOT NULL;");
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "error");
  json = last(given,
              "ALTER TABLE b ADD COLUMN k int;\nDO $$ BEGIN UPDATE b SET k = 1; END $$;\n"
              "ALTER TABLE b ALTER COLUMN k SET NOT NULL,\n"
              "  ADD CONSTRAINT b_k FOREIGN KEY (k) REFERENCES a (id);");
  EXPECT_EQ(finding(json, "foreign-key-under-lock").at("severity"), "warning");
  json = last(given, "DROP TABLE a;\nALTER TABLE b RENAME TO a;");
  EXPECT_EQ(line_of(json, "renamed"), 2);
  json = last(given,
              "ALTER TABLE a ADD COLUMN k uuid DEFAULT gen_random_uuid(), "
              "ADD COLUMN j jsonb NOT NULL DEFAULT '{}'::jsonb;");
  EXPECT_IN(message(json, "table-rewrite"), "the default of k");
  json = last(
      "CREATE TABLE a (id int PRIMARY KEY);\n"
      "CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);",
      "SET lock_timeout = 0;\nALTER TABLE b DROP CONSTRAINT b_a;");
  EXPECT_EQ(finding(json, "lock-on-another-table").at("severity"), "warning");
  json = last(given + "\nCREATE TABLE pg_jobs (id int PRIMARY KEY);",
              "INSERT INTO pg_jobs VALUES (1);\nUPDATE pg_settings SET setting = '1s' WHERE name = "
              "'statement_timeout';");
  EXPECT_NO_RULE(json, "catalog-written");
  project_.write("002_new.down.sql", "SELECT 1;");
  json = last(given, "ALTER TYPE s RENAME VALUE 'a' TO 'b';");
  EXPECT_EQ(finding(json, "false-down").at("severity"), "error");
}

TEST_F(ReviewTruth, OneThingIsSaidOnce) {
  const Json json = last(
      "CREATE TABLE a (id int PRIMARY KEY, n varchar(10));\n"
      "CREATE INDEX a_n ON a (n);\nCREATE INDEX a_n_id ON a (n, id);",
      "ALTER TABLE a ALTER COLUMN n TYPE varchar(20) COLLATE \"C\";");
  EXPECT_LE(count(json, "unique-under-lock"), 1) << json.dump(1);
  EXPECT_LE(count(json, "table-rewrite"), 1) << json.dump(1);
}

TEST_F(ReviewTruth, KeysThatOthersDoWithout) {
  std::string given =
      "CREATE TABLE users (id int PRIMARY KEY);\n"
      "CREATE TABLE k (id int PRIMARY KEY, users int REFERENCES users, other int REFERENCES "
      "users);\n";
  for (const char* table : {"a", "b", "c"})
    given += fmt::format("CREATE TABLE {} (id int PRIMARY KEY, user_id bigint);\n", table);
  const std::string note = "CREATE TABLE n (id int PRIMARY KEY, user_id bigint);";
  EXPECT_NO_RULE(last(given, note), "key-by-precedent");
  const std::string with_keys =
      "CREATE TABLE users (id int PRIMARY KEY);\n"
      "CREATE TABLE k (id int PRIMARY KEY, user_id int REFERENCES users);";
  EXPECT_RULE(last(with_keys, "CREATE TABLE n (id int PRIMARY KEY, user_id int);"),
              "key-by-precedent");
  project_.write("003_later.up.sql",
                 "ALTER TABLE n ADD CONSTRAINT n_u FOREIGN KEY (user_id) REFERENCES users;");
  EXPECT_NO_RULE(reviewed({"migrations/002_new.up.sql", "migrations/003_later.up.sql"}),
                 "key-by-precedent");
  project_.remove("003_later.up.sql");
  EXPECT_NO_RULE(last("CREATE SCHEMA x;\nCREATE TABLE x.users (id int PRIMARY KEY);", note),
                 "key-by-precedent");
}

// A column with values of its own is no key; what is proposed has the precedents' own action, and
// says that there can be no key only where there can be none.
TEST_F(ReviewTruth, KeysAsTheirPrecedentsHaveThem) {
  const std::string given =
      "CREATE DOMAIN pid AS text;\nCREATE TABLE users (id bigint PRIMARY KEY);\n"
      "CREATE TABLE hosts (id pid PRIMARY KEY);\n"
      "CREATE TABLE a (id int PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE "
      "CASCADE, host_id pid NOT NULL REFERENCES hosts);";
  for (const char* column :
       {"user_id bigint NOT NULL, anon text, CHECK ((user_id = -1 AND anon IS NOT NULL) OR "
        "(user_id > 0 AND anon IS NULL))",
        "user_id bigint NOT NULL DEFAULT 0"})
    EXPECT_NO_RULE(last(given, fmt::format("CREATE TABLE n (id int PRIMARY KEY, {});", column)),
                   "key-by-precedent");
  const Json cascades =
      last(given, "CREATE TABLE n (id int PRIMARY KEY, user_id bigint NOT NULL);");
  EXPECT_IN(fix(cascades, "key-by-precedent"),
            "user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE");
  const Json plain =
      last(given, "CREATE TABLE n (id int PRIMARY KEY, host_id varchar(9) NOT NULL);");
  EXPECT_IN(fix(plain, "key-by-precedent"), "host_id pid NOT NULL REFERENCES hosts (id)");
  EXPECT_EQ(fix(plain, "key-by-precedent").find("ON DELETE"), std::string::npos) << plain.dump(1);
  EXPECT_EQ(message(plain, "key-by-precedent").find("can't be"), std::string::npos);
  const Json other = last(given, "CREATE TABLE n (id int PRIMARY KEY, user_id uuid NOT NULL);");
  EXPECT_IN(message(other, "key-by-precedent"), "it can't be a foreign key");
}

// What a name may mean besides: a column of the same name, a key that is called otherwise; and rows
// that outlive what they speak of.
TEST_F(ReviewTruth, NamesThatPointAtNoKey) {
  const std::string given =
      "CREATE TABLE accounts (id bigint PRIMARY KEY, account_id text NOT NULL);\n"
      "CREATE TABLE block (height bigint PRIMARY KEY, hash text);\n"
      "CREATE TABLE invites (id int PRIMARY KEY);\n"
      "CREATE TABLE forms (id int PRIMARY KEY, invite_id int REFERENCES invites);";
  EXPECT_NO_RULE(
      last("SELECT 1;", given + "\nCREATE TABLE n (id int PRIMARY KEY, account_id text);"),
      "key-by-precedent");
  for (const char* text : {"CREATE TABLE n (id int PRIMARY KEY, block_id text);",
                           "CREATE TABLE invites_history (n int PRIMARY KEY, invite_id int);",
                           "CREATE TABLE \"inviteLog\" (n int PRIMARY KEY, invite_id int);"})
    EXPECT_NO_RULE(last(given, text), "key-by-precedent");
  for (const char* text : {"CREATE TABLE n (id int PRIMARY KEY, block_id bigint);",
                           "CREATE TABLE catalog (n int PRIMARY KEY, invite_id int);"})
    EXPECT_RULE(last(given, text), "key-by-precedent");
}

TEST_F(ReviewTruth, AUniqueIndexWithinTheKey) {
  const std::string given = "CREATE TABLE p (a int, id int PRIMARY KEY, UNIQUE (a, id));";
  const std::string key = "a int NOT NULL, FOREIGN KEY (a, id) REFERENCES p (a, id)";
  EXPECT_NO_RULE(last(given, "CREATE TABLE c (id int PRIMARY KEY, " + key + ");"),
                 "foreign-key-without-index");
  EXPECT_RULE(last(given, "CREATE TABLE c (id int, n int PRIMARY KEY, " + key + ");"),
              "foreign-key-without-index");
  EXPECT_RULE(last(given, "CREATE TABLE c (id int, n int PRIMARY KEY, " + key +
                              ");\nCREATE UNIQUE INDEX ON c (id) WHERE n > 0;"),
              "foreign-key-without-index");
}

TEST_F(ReviewTruth, WhatADoBlockDoes) {
  const std::string given =
      "CREATE TABLE t (id int PRIMARY KEY);\nCREATE TABLE l (id int PRIMARY KEY, task_id int);\n"
      "CREATE INDEX ON l (task_id);";
  const std::string key =
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'l_fk') THEN\n"
      "ALTER TABLE l ADD CONSTRAINT l_fk FOREIGN KEY (task_id) REFERENCES t (id); END IF; END $$;";
  EXPECT_RULE(last(given, key), "foreign-key-under-lock");
  EXPECT_RULE(last(given, "DO $$ BEGIN CREATE INDEX l_both ON l (task_id, id); END $$;"),
              "index-under-lock");
  project_.write("002_new.up.sql", key);
  EXPECT_SAYS(project_.run({"review", "--static", "migrations/002_new.up.sql"}),
              "what a DO or a CALL does is not known from its text");
}

// citext is the same bytes, and a character(n) loses nothing but its blanks.
TEST_F(ReviewTruth, TypesThatHoldTheSame) {
  const std::string given = "CREATE TABLE t (id int PRIMARY KEY, a text, b varchar(9), c char(9));";
  for (const char* type : {"a TYPE citext", "b TYPE extensions.citext"}) {
    project_.write("001_given.up.sql", given);
    project_.write("002_new.up.sql", fmt::format("ALTER TABLE t ALTER {};", type));
    const Json json = reviewed({"--static", "migrations/002_new.up.sql"});
    EXPECT_NO_RULE(json, "table-rewrite");
    EXPECT_NO_RULE(json, "narrowed-type");
  }
  const Json same = last(given, "ALTER TABLE t ALTER c TYPE varchar(9);");
  EXPECT_RULE(same, "table-rewrite");
  EXPECT_NO_RULE(same, "narrowed-type");
  EXPECT_RULE(last(given, "ALTER TABLE t ALTER c TYPE varchar(8);"), "narrowed-type");
}

TEST_F(ReviewTruth, IndexesConcurrently) {
  const std::string given =
      "CREATE TABLE t (id int PRIMARY KEY, a text, b text);\nCREATE INDEX t_a ON t (a);\n"
      "CREATE INDEX t_b ON t (b);";
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"create index x on t (a);", "index-under-lock", "create index concurrently x on t (a);"},
      {"CREATE INDEX\n  IF NOT EXISTS x ON t (a);", "index-under-lock",
       "CREATE INDEX CONCURRENTLY x ON t (a);"},
      {"CREATE INDEX x ON t (a) WHERE b = ' if not exists';", "index-under-lock",
       "CREATE INDEX CONCURRENTLY x ON t (a) WHERE b = ' if not exists';"},
      {"drop index t_a;", "drop-index-under-lock", "drop index concurrently t_a;"},
      {"DROP INDEX IF EXISTS t_a, t_b;", "drop-index-under-lock",
       "DROP INDEX CONCURRENTLY IF EXISTS t_a; DROP INDEX CONCURRENTLY IF EXISTS t_b;"},
      {"DROP INDEX t_a CASCADE;", "drop-index-under-lock", "DROP INDEX CONCURRENTLY t_a;"},
  };
  for (const auto& [text, rule, advice] : cases)
    EXPECT_EQ(fix(last(given, text), rule), advice) << text;
}

TEST_F(ReviewTruth, WhatATextTellsOfTypesAndTemporaryTables) {
  project_.write("001_given.up.sql",
                 "CREATE TYPE state AS ENUM ('a', 'b');\n"
                 "CREATE DOMAIN price AS numeric(10,2) DEFAULT 0 CHECK (VALUE >= 0);\n"
                 "CREATE TABLE o (id int PRIMARY KEY, s state);");
  project_.write(
      "002_new.up.sql",
      "CREATE TEMP TABLE kept AS SELECT id FROM o;\nCREATE INDEX ON kept (id);\n"
      "ALTER TYPE state RENAME TO state_old;\nCREATE TYPE state AS ENUM ('a', 'b', 'c');\n"
      "ALTER TABLE o ALTER COLUMN s TYPE state USING s::text::state;\n"
      "DROP TYPE state_old;\nALTER TABLE o ADD COLUMN p price;");
  const Words both[] = {{"migrations/002_new.up.sql"}, {"--static", "migrations/002_new.up.sql"}};
  for (const Words& arguments : both) {
    const Json json = reviewed(arguments);
    EXPECT_NO_RULE(json, "missing-primary-key");
    EXPECT_NO_RULE(json, "narrowed-type");
    std::string rewrites;
    for (const Json& f : json.at("findings"))
      if (f.at("rule") == "table-rewrite") rewrites += f.at("message").get<std::string>() + "\n";
    EXPECT_IN(rewrites, "because s gets another type");
    EXPECT_IN(rewrites, "because each value of p, whose type is a domain, is checked");
  }
}

}  // namespace
}  // namespace shale::testing_::in_review_truth
