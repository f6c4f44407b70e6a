// Rules of the review where one example is not enough: what they say, what they keep quiet about,
// and what they take for granted.
#include "support/review_project.h"

namespace shale::testing_::in_review_rules {
namespace {

class ReviewRules : public ReviewTest {
 protected:
  // The rules that speak of the last of these migrations.
  Json last(std::initializer_list<std::string> migrations) {
    int n = 0;
    for (const std::string& text : migrations) {
      name_ = fmt::format("{:03}_step.up.sql", ++n);
      project_.write(name_, text);
    }
    return reviewed({"migrations/" + name_});
  }
  std::string said(const Json& json, const std::string& rule) {
    return finding(json, rule).at("message").get<std::string>();
  }
  std::string name_;
};

TEST_F(ReviewRules, BodiesOfPlpgsql) {
  const std::string given =
      "CREATE TABLE orders (id int PRIMARY KEY, total int, note text);\n"
      "CREATE TABLE notes (id int PRIMARY KEY, total int);\n"
      "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
      "UPDATE orders o SET total = 1 WHERE o.note IS NULL; END $$;\n"
      "CREATE FUNCTION own(note text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN "
      "PERFORM id FROM orders; RETURN note; END $$;\n"
      "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      "NEW.total := 3; RETURN NEW; END $$;\n"
      "CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION t();";
  const Json note = last({given, "ALTER TABLE orders DROP COLUMN note;"});
  EXPECT_EQ(finding(note, "broken-body").at("certainty"), "predicted");
  EXPECT_NE(said(note, "broken-body").find("public.f()"), std::string::npos);
  int count = 0;
  for (const Json& f : note.at("findings")) count += f.at("rule") == "broken-body" ? 1 : 0;
  EXPECT_EQ(count, 1) << note.dump(1);
  const Json total = last({given, "ALTER TABLE orders RENAME COLUMN total TO amount;"});
  std::string all;
  for (const Json& f : total.at("findings")) all += f.at("message").get<std::string>() + "\n";
  EXPECT_NE(all.find("public.t()"), std::string::npos) << all;
  EXPECT_NE(all.find("public.f()"), std::string::npos) << all;
  EXPECT_RULE(last({given, "DROP TRIGGER t ON orders; DROP TABLE orders;"}), "broken-body");
  EXPECT_NO_RULE(last({given, "ALTER TABLE notes DROP COLUMN total;"}), "broken-body");
}

TEST_F(ReviewRules, NamesThatPointAtTablesWhereThereAreNoKeys) {
  std::string given = "CREATE TABLE customers (id uuid PRIMARY KEY);\n";
  for (const char* table : {"a", "b", "c", "d"})
    given += fmt::format("CREATE TABLE {} (id int PRIMARY KEY);\n", table);
  const std::string note =
      "CREATE TABLE notes (id int PRIMARY KEY, customer_id uuid, customers_id varchar(50));";
  EXPECT_NO_RULE(last({given, note}), "key-by-precedent");
  EXPECT_RULE(last({given + "CREATE TABLE orders (id int REFERENCES a);", note}),
              "key-by-precedent");
}

TEST_F(ReviewRules, BodiesThatWereBroken) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int);\nSET check_function_bodies = off;\n"
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT n FROM nowhere';";
  EXPECT_NO_RULE(last({given, "ALTER TABLE a DROP COLUMN n;"}), "broken-body");
}

TEST_F(ReviewRules, WhatDoesNotRunAndWhy) {
  const std::string given =
      "CREATE TABLE a (id int, n int) PARTITION BY RANGE (id);\nCREATE TABLE b (n int);";
  Json json = last({given, "CREATE INDEX CONCURRENTLY a_n ON a (n);"});
  EXPECT_NE(said(json, "concurrently-in-transaction").find("partitioned"), std::string::npos);
  EXPECT_NE(
      finding(json, "concurrently-in-transaction").at("fix").get<std::string>().find("ATTACH"),
      std::string::npos);
  json = last({given, "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY b_n ON b (n)'; END $$;"});
  EXPECT_RULE(json, "concurrently-in-transaction");
  json = last({given, "\nBEGIN;\nVACUUM b;\nCOMMIT;"});
  EXPECT_EQ(finding(json, "does-not-run").at("line"), 3);
  json = last({"CREATE TYPE s AS ENUM ('a');\nCREATE TABLE a (s s);",
               "ALTER TYPE s ADD VALUE 'b';\nUPDATE a SET s = 'b';"});
  EXPECT_EQ(finding(json, "enum-value-used-at-once").at("line"), 2);
  EXPECT_NE(said(json, "enum-value-used-at-once").find("unsafe use of new value"),
            std::string::npos);
  json = last({"CREATE TABLE a (n int);",
               "CREATE TYPE s AS ENUM ('a');\nALTER TYPE s ADD VALUE 'b';\n"
               "ALTER TABLE a ADD COLUMN s s DEFAULT 'a';"});
  EXPECT_NO_RULE(json, "enum-value-used-at-once");
}

TEST_F(ReviewRules, EnumsMadeAnew) {
  const std::string given = "CREATE TYPE s AS ENUM ('a', 'b', 'c');\nCREATE TABLE t (s s);";
  const Json json = last({given,
                          "ALTER TYPE s RENAME TO s_old;\nCREATE TYPE s AS ENUM ('a', 'c', 'd');\n"
                          "ALTER TABLE t ALTER s TYPE s USING s::text::s;\nDROP TYPE s_old;"});
  EXPECT_NE(said(json, "enum-value-removed").find("s has no value 'b' any more"),
            std::string::npos);
  EXPECT_NO_RULE(last({given, "ALTER TYPE s ADD VALUE 'd' BEFORE 'b';"}), "enum-value-removed");
}

TEST_F(ReviewRules, Signatures) {
  const std::string given =
      "CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
      "CREATE FUNCTION g() RETURNS TABLE (a int) LANGUAGE sql AS 'SELECT 1';";
  Json json = last({given,
                    "DROP FUNCTION f(int, int);\n"
                    "CREATE FUNCTION f(b int, a int) RETURNS int LANGUAGE sql AS 'SELECT 1';"});
  EXPECT_NE(said(json, "changed-signature").find("that name them fail"), std::string::npos);
  EXPECT_NO_RULE(json, "dropped-table");
  json = last({given,
               "DROP FUNCTION f(int, int);\n"
               "CREATE FUNCTION f(a int, b int) RETURNS text LANGUAGE sql AS $$SELECT 'x'$$;"});
  EXPECT_NE(said(json, "changed-signature").find("returns text now"), std::string::npos);
  json = last({given, "DROP FUNCTION f(int, int);"});
  EXPECT_NO_RULE(json, "changed-signature");
  EXPECT_RULE(json, "dropped-table");
  json = last({given,
               "DROP FUNCTION g();\nCREATE FUNCTION g() RETURNS TABLE (a int, b int) LANGUAGE sql "
               "AS 'SELECT 1, 2';"});
  EXPECT_EQ(finding(json, "changed-signature").at("severity"), "note");
}

TEST_F(ReviewRules, LessThanBefore) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int, m int DEFAULT 1, k int, "
      "CONSTRAINT known CHECK (n IN (1, 2, 3)));";
  EXPECT_EQ(
      finding(last({given, "ALTER TABLE a ADD CONSTRAINT c CHECK (k > 0);"}), "narrowed-check")
          .at("severity"),
      "note");
  EXPECT_RULE(last({"CREATE DOMAIN d AS int;", "ALTER DOMAIN d ADD CHECK (VALUE > 0);"}),
              "narrowed-check");
  EXPECT_RULE(last({given, "ALTER TABLE a ALTER k SET NOT NULL;"}), "narrowed-check");
  EXPECT_NO_RULE(last({given, "ALTER TABLE a ALTER m SET NOT NULL;"}), "narrowed-check");
  EXPECT_NO_RULE(last({given, "ALTER TABLE a ADD COLUMN x int CHECK (x > 0);"}), "narrowed-check");
  EXPECT_NO_RULE(last({given, "ALTER TABLE a DROP CONSTRAINT known;"}), "narrowed-check");
}

TEST_F(ReviewRules, FilledBeforeItIsNotNull) {
  const Json json = last({"CREATE TABLE a (id int PRIMARY KEY, n int);",
                          "ALTER TABLE a ADD COLUMN m int;\nUPDATE a SET m = n;\n"
                          "ALTER TABLE a ALTER m SET NOT NULL;"});
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "warning");
  EXPECT_EQ(said(json, "not-null-without-default").find("it fails"), std::string::npos);
}

TEST_F(ReviewRules, AllTriggersOff) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY REFERENCES a);";
  EXPECT_NE(said(last({given, "ALTER TABLE b DISABLE TRIGGER ALL;"}), "trigger-left-off")
                .find("foreign keys too"),
            std::string::npos);
  EXPECT_NO_RULE(
      last({given, "ALTER TABLE b DISABLE TRIGGER ALL;\nALTER TABLE b ENABLE TRIGGER ALL;"}),
      "trigger-left-off");
}

TEST_F(ReviewRules, FilledByATrigger) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int);\n"
      "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := 1; RETURN NEW; "
      "END';\n"
      "CREATE TRIGGER fill BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION fill();";
  EXPECT_NO_RULE(last({given, "ALTER TABLE a ALTER n SET NOT NULL;"}), "narrowed-check");
}

TEST_F(ReviewRules, PoliciesThatDoNotAgree) {
  std::string given;
  for (const char* name : {"a", "b", "c"})
    given += fmt::format(
        "CREATE TABLE {0} (id int PRIMARY KEY, p text);\n"
        "CREATE POLICY own ON {0} USING (p = current_user) WITH CHECK (p = current_user);\n",
        name);
  const std::string table = "CREATE TABLE d (id int PRIMARY KEY, p text);\n";
  const Json json = last({given, table + "CREATE POLICY own ON d USING (p = current_user);"});
  EXPECT_NE(said(json, "policy-unlike-others").find("has no WITH CHECK"), std::string::npos);
  EXPECT_NO_RULE(last({given + "CREATE POLICY other ON a USING (p = session_user);",
                       table + "CREATE POLICY own ON d USING (id > 0);"}),
                 "policy-unlike-others");
  EXPECT_NO_RULE(last({given, table + "CREATE POLICY own ON d FOR SELECT USING (true);"}),
                 "policy-unlike-others");
}

TEST_F(ReviewRules, RowsThatStandInTheWay) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int, k int, v text);\nCREATE TABLE b (id int PRIMARY "
      "KEY);";
  run_sql(project_.url(),
          "create table a (id int primary key, n int, k int, v text); create table b (id int "
          "primary key); insert into a select n, n % 7, nullif(n % 3, 0), 'x' from "
          "generate_series(1, 60) n; analyze");
  const auto asked = [&](const std::string& sql) {
    last({given, sql});
    return reviewed({"migrations/" + name_, "--stats", project_.url()});
  };
  EXPECT_NE(said(asked("ALTER TABLE a ALTER k SET NOT NULL;"), "breaks-on-rows").find("20 rows"),
            std::string::npos);
  EXPECT_RULE(asked("CREATE UNIQUE INDEX CONCURRENTLY a_v ON a (lower(v));"), "breaks-on-rows");
  EXPECT_NO_RULE(asked("CREATE UNIQUE INDEX CONCURRENTLY a_v ON a (v) WHERE id = 3;"),
                 "breaks-on-rows");
  EXPECT_RULE(asked("ALTER TABLE a ADD CONSTRAINT u UNIQUE (n);"), "breaks-on-rows");
  EXPECT_RULE(asked("ALTER TABLE a ADD CONSTRAINT c CHECK (n < 6);"), "breaks-on-rows");
  EXPECT_NO_RULE(asked("ALTER TABLE a ADD CONSTRAINT c CHECK (n < 7);"), "breaks-on-rows");
  Json json = asked("ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES b NOT VALID;");
  EXPECT_EQ(finding(json, "breaks-on-rows").at("severity"), "warning");
  json = asked("UPDATE a SET k = 0 WHERE k IS NULL;\nALTER TABLE a ALTER k SET NOT NULL;");
  EXPECT_EQ(finding(json, "breaks-on-rows").at("severity"), "note");
  EXPECT_EQ(finding(json, "breaks-on-rows").at("certainty"), "unknown");
  EXPECT_NO_RULE(asked("ALTER TABLE a ADD COLUMN x int NOT NULL DEFAULT 1;"), "breaks-on-rows");
}

TEST_F(ReviewRules, WhyATableIsWrittenAnew) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY, n int);";
  const auto why = [&](const std::string& sql) {
    return said(last({given, sql}), "table-rewrite");
  };
  EXPECT_NE(
      why("ALTER TABLE a ADD COLUMN r float DEFAULT random();").find("another value for each"),
      std::string::npos);
  EXPECT_NE(why("ALTER TABLE a ADD COLUMN r int GENERATED ALWAYS AS (n + 1) STORED;")
                .find("GENERATED … STORED"),
            std::string::npos);
  // Its table has another name in the end.
  EXPECT_NE(why("ALTER TABLE a ADD COLUMN r int GENERATED ALWAYS AS (n + 1) STORED;\n"
                "ALTER TABLE a RENAME TO b;")
                .find("GENERATED … STORED"),
            std::string::npos);
  EXPECT_NE(why("ALTER TABLE a ADD COLUMN r bigserial;").find("each row gets a number"),
            std::string::npos);
  EXPECT_NE(why("ALTER TABLE a ALTER n TYPE bigint;").find("n gets another type"),
            std::string::npos);
}

TEST_F(ReviewRules, LinesOfTheProject) {
  set_up("[review]\nmax_lines = 3\n");
  EXPECT_RULE(last({"SELECT 1;", "SELECT 1;\n\n\n\n"}), "file-too-long");
  set_up("[review]\nmax_lines = \"3\"\n");
  EXPECT_SAYS(project_.run({"review", "migrations/002_step.up.sql"}), "max_lines = 500");
}

TEST_F(ReviewRules, LocksThatAreWaitedFor) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY, n int);";
  EXPECT_RULE(last({given, "SET LOCAL lock_timeout TO '1min';\nALTER TABLE a ADD COLUMN x int;"}),
              "long-lock-timeout");
  EXPECT_NO_RULE(last({given, "SET lock_timeout = '1min';\nCREATE TABLE b (n int PRIMARY KEY);"}),
                 "long-lock-timeout");
  EXPECT_NO_RULE(last({given, "ALTER TABLE a ADD COLUMN x int;"}), "long-lock-timeout");
  set_up("lock_timeout = \"0\"\n");
  EXPECT_RULE(last({given, "ALTER TABLE a ADD COLUMN x int;"}), "long-lock-timeout");
}

// A column under a new name is no new column, a table that is made anew is no old one.
TEST_F(ReviewRules, WhatIsOldAndWhatIsNew) {
  const std::string given =
      "CREATE TABLE people (id int PRIMARY KEY);\n"
      "CREATE TABLE orders (id int PRIMARY KEY, person int NOT NULL REFERENCES people, note text);";
  Json json = last({given, "ALTER TABLE orders RENAME COLUMN person TO person_id;"});
  EXPECT_RULE(json, "renamed");
  EXPECT_NO_RULE(json, "not-null-without-default");
  EXPECT_NO_RULE(json, "foreign-key-without-index");
  json = last({given, "ALTER TABLE people RENAME TO persons;"});
  EXPECT_NO_RULE(json, "missing-primary-key");
  json = last({given,
               "ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;\n"
               "ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;"});
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "warning");
  EXPECT_EQ(said(json, "not-null-without-default").find("it fails"), std::string::npos);
  // Filled before it gets its last name.
  for (const char* filled : {"ALTER TABLE orders ADD COLUMN new_note int;\n"
                             "UPDATE orders SET new_note = 0;\n",
                             "ALTER TABLE orders ADD COLUMN new_note int NOT NULL DEFAULT 0;\n"
                             "ALTER TABLE orders ALTER COLUMN new_note DROP DEFAULT;\n"}) {
    json =
        last({given, std::string(filled) + "ALTER TABLE orders DROP COLUMN note;\n"
                                           "ALTER TABLE orders RENAME COLUMN new_note TO note;\n"
                                           "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"});
    EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "warning");
  }
  // Where nothing fills it, it is an error.
  json = last({given,
               "ALTER TABLE orders DROP COLUMN note;\n"
               "ALTER TABLE orders ADD COLUMN new_note int NOT NULL;\n"
               "ALTER TABLE orders RENAME COLUMN new_note TO note;"});
  EXPECT_EQ(finding(json, "not-null-without-default").at("severity"), "error");
  json = last({given,
               "DROP TABLE orders;\nCREATE TABLE orders (id int PRIMARY KEY, day date);\n"
               "CREATE INDEX orders_day ON orders (day);"});
  EXPECT_NO_RULE(json, "index-under-lock");
}

// What a finding proposes runs.
TEST_F(ReviewRules, FixesAreSql) {
  const std::string given =
      "CREATE TABLE orders (id int NOT NULL, line int NOT NULL, day date);\n"
      "ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);";
  Json json = last({given,
                    "ALTER TABLE orders DROP CONSTRAINT orders_pkey;\n"
                    "ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id, line);"});
  EXPECT_EQ(finding(json, "unique-under-lock").at("fix"),
            "CREATE UNIQUE INDEX CONCURRENTLY orders_pkey_new ON public.orders (id, line);\n"
            "ALTER TABLE public.orders ADD CONSTRAINT orders_pkey_new PRIMARY KEY USING INDEX "
            "orders_pkey_new;");
  json = last({given, "CREATE INDEX IF NOT EXISTS orders_day ON orders (day);"});
  EXPECT_EQ(finding(json, "index-under-lock").at("fix"),
            "CREATE INDEX CONCURRENTLY orders_day ON orders (day);");
}

// Its columns have to be NOT NULL, which the server looks for in all rows.
TEST_F(ReviewRules, WhatAPrimaryKeyNeeds) {
  const std::string given = "CREATE TABLE events (version int NOT NULL, place int, line int);";
  Json json = last({given, "ALTER TABLE events ADD PRIMARY KEY (version, place);"});
  EXPECT_EQ(
      said(json, "check-under-lock"),
      "events is read through for NOT NULL of place, which its primary key needs, while nobody "
      "else can read it");
  EXPECT_IN(finding(json, "check-under-lock").at("fix").get<std::string>(),
            "ADD CONSTRAINT place_not_null CHECK (place IS NOT NULL) NOT VALID;");
  EXPECT_NO_RULE(last({given, "ALTER TABLE events ADD PRIMARY KEY (version);"}),
                 "check-under-lock");
}

// Only where each row has a value does a unique index tell all of them apart.
TEST_F(ReviewRules, WhatCouldBeThePrimaryKey) {
  const std::string table = "CREATE TABLE tagged (item int NOT NULL, tag int NOT NULL, at int);\n";
  Json json = last({table + "CREATE UNIQUE INDEX tagged_both ON tagged (item, tag);"});
  EXPECT_EQ(said(json, "missing-primary-key"),
            "tagged has no primary key; tagged_both tells its rows apart");
  EXPECT_EQ(finding(json, "missing-primary-key").at("fix"),
            "make it the primary key: PRIMARY KEY (item, tag)");
  json = last({table + "ALTER TABLE tagged ADD UNIQUE (tag, at);"});
  EXPECT_EQ(
      said(json, "missing-primary-key"),
      "tagged has no primary key; tagged_tag_at_key tells its rows apart, if they have a value "
      "there");
  EXPECT_RULE(last({table}), "missing-primary-key");
}

TEST_F(ReviewRules, HabitsOfTypesAndComments) {
  const std::string given =
      "CREATE TABLE a (id char(26) PRIMARY KEY, b char(26), c char(26));\n"
      "CREATE TABLE b (id char(26) PRIMARY KEY);\n"
      "COMMENT ON COLUMN a.b IS 'not used any more';";
  EXPECT_NO_RULE(last({given, "CREATE TABLE d (id char(26) PRIMARY KEY);"}), "type-with-traps");
  EXPECT_RULE(last({given, "CREATE TABLE d (id char(8) PRIMARY KEY);"}), "type-with-traps");
  EXPECT_NO_RULE(last({given, "ALTER TABLE b ADD COLUMN d text;"}), "missing-comment");
}

// One thing is said once.
TEST_F(ReviewRules, WhatBelongsTogether) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY, n int, m int, k int);\nCREATE TABLE b (id int PRIMARY "
      "KEY);\n"
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n"
      "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';";
  Json json =
      last({given, "ALTER TABLE a DROP COLUMN n, DROP COLUMN m;\nALTER TABLE a DROP COLUMN k;"});
  std::vector<std::string> dropped;
  for (const Json& f : json.at("findings"))
    if (f.at("rule") == "dropped-column") dropped.push_back(f.at("message"));
  ASSERT_EQ(dropped.size(), 2U) << json.dump(1);
  EXPECT_TRUE(dropped[0].starts_with("m and n of a are dropped")) << dropped[0];
  EXPECT_TRUE(dropped[1].starts_with("a.k is dropped")) << dropped[1];
  EXPECT_NO_RULE(last({given, "DROP FUNCTION f();"}), "dropped-table");
  EXPECT_RULE(last({given, "DROP FUNCTION g();"}), "dropped-table");
  json = last({given,
               "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY);\n"
               "CREATE TABLE IF NOT EXISTS b (id int PRIMARY KEY);"});
  int again = 0;
  for (const Json& f : json.at("findings")) again += f.at("rule") == "exists-already" ? 1 : 0;
  EXPECT_EQ(again, 1) << json.dump(1);
  EXPECT_NE(said(json, "exists-already").find("a and b are there already"), std::string::npos);
}

TEST_F(ReviewRules, KeysOverNothing) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY, old int);";
  const auto severity = [&](const std::string& sql) {
    return finding(last({given, sql}), "foreign-key-under-lock").at("severity");
  };
  const std::string add = "ALTER TABLE b ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES a (id);";
  EXPECT_EQ(severity("ALTER TABLE b ADD COLUMN a int;\n" + add), "note");
  EXPECT_EQ(severity("ALTER TABLE b ADD COLUMN a int DEFAULT 1;\n" + add), "warning");
  EXPECT_EQ(
      severity("ALTER TABLE b ADD COLUMN a int;\nUPDATE b SET a = old WHERE old > 0;\n" + add),
      "warning");
  EXPECT_EQ(severity("ALTER TABLE b ADD CONSTRAINT k FOREIGN KEY (old) REFERENCES a (id);"),
            "warning");
}

}  // namespace
}  // namespace shale::testing_::in_review_rules
