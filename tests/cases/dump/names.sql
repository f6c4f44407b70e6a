-- schemas: upper case, blanks, dots, quotes, reserved words, unicode, 63 bytes
CREATE SCHEMA "Upper";
CREATE SCHEMA "a b";
CREATE SCHEMA "a.b";
CREATE SCHEMA "qu""ote";
CREATE SCHEMA "user";
CREATE SCHEMA "schéma";
CREATE SCHEMA "sixty_three_bytes_long_name_of_a_schema_which_is_the_limit_oooo";
-- tables and columns: the same; names that look like numbers, operators, comments, variables, format strings
CREATE TABLE "Upper"."Table" ("Id" int PRIMARY KEY, "id" int, "ID" int UNIQUE);
CREATE TABLE "a b"."c d" ("e f" int DEFAULT 1, " lead" int, "trail " int, "tab	tab" int, "two
lines" int);
CREATE TABLE "a.b"."c.d" ("e.f" int CHECK ("e.f" > 0), "g.h" int GENERATED ALWAYS AS ("e.f" * 2) STORED);
CREATE TABLE "qu""ote"."t""" ("""" int, "'" int, "\" int, "`" int, "$1" int, "$$" int, "%s" int, "--" int, "/*" int, ";" int, "(" int, "1" int, "-1" int, "1a" int, "a-b" int, "*" int, "?" int, ":x" int, "@" int, "{}" int, "#" int);
CREATE TABLE "schéma"."tàble" ("ünïcödé" text, "日本語" text, "🪨" text, "Ω" int, "ß" int, "ﬁ" int, "й" int);
CREATE TABLE "sixty_three_bytes_long_name_of_a_schema_which_is_the_limit_oooo"."sixty_three_bytes_long_name_of_a_table_which_is_the_limit_ooooo" (
  "sixty_three_bytes_long_name_of_a_column_which_is_the_limit_oooo" serial PRIMARY KEY, "ééééééééééééééééééééééééééééééé" int UNIQUE);
-- reserved words as tables, columns, constraints, indexes, types, functions, parameters
CREATE TABLE "user"."select" ("from" int, "where" text, "group" int, "order" int, "table" int, "primary" int, "default" int DEFAULT 1, "check" int, "end" int, "all" int, "null" int, "true" boolean, "user" name, "current_user" name, CONSTRAINT "constraint" CHECK ("check" > 0), CONSTRAINT "primary" PRIMARY KEY ("order", "group"));
CREATE INDEX "index" ON "user"."select" ("where", ("from" + "order"));
-- words that are keywords without being reserved: quoted or not, they must come back as they were
CREATE TABLE "user".value (name text, type int, key int, "values" int, "interval" int, "timestamp" int, "left" int, "position" int, "time" int, "row" int, "over" int, "window" int, level int, data int, action int, "between" int, "exists" int, "none" int, "character" int, "national" int, "bit" int, "out" int, "setof" int, "substring" int, "coalesce" int, "json" int, "merge_action" int);
CREATE TYPE "user"."int" AS ENUM ('x');
CREATE TYPE "user"."type" AS ("of" int, "user" text);
CREATE DOMAIN "user"."domain" AS int CONSTRAINT "value" CHECK (VALUE > 0);
-- types that are named as the server's, beside them
CREATE TYPE "Upper".text AS ENUM ('not text');
CREATE TYPE public.date AS (y int, m int, d int);
CREATE TABLE clashing (a "Upper".text, b text, c public.date, d pg_catalog.date, e "user"."int", f int, g "user"."type"[], h "user"."domain" DEFAULT 3);
-- functions, operators and aggregates that are named as the server's
CREATE FUNCTION "Upper".lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT pg_catalog.now()';
CREATE FUNCTION "user"."function"("in" int, "out" text DEFAULT 'x', OUT "setof" int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "user"."current_date"() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE "Upper".max(int) (SFUNC = int4larger, STYPE = int);
CREATE FUNCTION "a b".same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR "a b".= (LEFTARG = int, RIGHTARG = text, FUNCTION = "a b".same);
CREATE TABLE called (a text DEFAULT "Upper".lower('X'), b timestamptz DEFAULT public.now(), c timestamptz DEFAULT pg_catalog.now(), d text DEFAULT lower('X'), e int DEFAULT "user"."current_date"(), f date);
CREATE VIEW "a.b"."v.w" AS SELECT "e.f" AS "x.y", "Upper".max("g.h") AS "A B", 1 OPERATOR("a b".=) 'x' AS "=" FROM "a.b"."c.d" AS "t.u" GROUP BY 1;
-- everything else once with quotes
CREATE SEQUENCE "Upper"."Seq ""1""" OWNED BY "Upper"."Table"."Id";
ALTER TABLE "Upper"."Table" ALTER "Id" SET DEFAULT nextval('"Upper"."Seq ""1"""');
CREATE MATERIALIZED VIEW "Upper"."M v" AS SELECT "Id" FROM "Upper"."Table";
CREATE UNIQUE INDEX "I ""x""" ON "Upper"."M v" ("Id");
ALTER TABLE "Upper"."Table" ADD CONSTRAINT "C ""x""" FOREIGN KEY ("id") REFERENCES "Upper"."Table" ("ID"), ADD CONSTRAINT "c.k" CHECK ("Id" > "ID");
CREATE FUNCTION "Upper"."F x"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "T ""x""" BEFORE INSERT OR UPDATE OF "Id" ON "Upper"."Table" FOR EACH ROW EXECUTE FUNCTION "Upper"."F x"('A''b');
CREATE RULE "R ""x""" AS ON DELETE TO "Upper"."Table" DO ALSO NOTIFY "N ""x""";
CREATE POLICY "P ""x""" ON "Upper"."Table" USING ("Id" > 0);
CREATE STATISTICS "Upper"."S ""x""" ON "Id", "ID" FROM "Upper"."Table";
CREATE COLLATION "Upper"."C ""x""" (LOCALE = 'C');
CREATE TYPE "Upper"."R ""x""" AS RANGE (SUBTYPE = int, MULTIRANGE_TYPE_NAME = "Upper"."R ""xs""");
CREATE PROCEDURE "Upper"."P ""x"""("A ""b""" int) LANGUAGE sql AS '';
CREATE OPERATOR CLASS "Upper"."O ""x""" FOR TYPE int USING btree AS OPERATOR 1 <;
CREATE TEXT SEARCH DICTIONARY "Upper"."D ""x""" (TEMPLATE = simple, "accept" = true);
CREATE TEXT SEARCH CONFIGURATION "Upper"."C ""x""" (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION "Upper"."C ""x""" ALTER MAPPING FOR word WITH "Upper"."D ""x""";
CREATE FOREIGN DATA WRAPPER "W ""x""" OPTIONS ("O ""x""" 'v');
CREATE SERVER "S ""x""" FOREIGN DATA WRAPPER "W ""x""";
CREATE USER MAPPING FOR PUBLIC SERVER "S ""x""" OPTIONS ("O ""x""" 'v');
CREATE FOREIGN TABLE "Upper"."F ""t""" ("c ""x""" int OPTIONS ("o ""x""" 'v')) SERVER "S ""x""";
CREATE PUBLICATION "P ""x""" FOR TABLE "Upper"."Table";
CREATE FUNCTION "Upper"."E x"() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER "E ""x""" ON sql_drop EXECUTE FUNCTION "Upper"."E x"();
CREATE ACCESS METHOD "A ""x""" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE "Upper"."P t" ("K ""k""" int) USING "A ""x""";
CREATE TABLE "Upper"."Parted" ("K ""k""" text) PARTITION BY LIST ("K ""k""");
CREATE TABLE "Upper"."Part 1" PARTITION OF "Upper"."Parted" FOR VALUES IN ('V ''v''');
CREATE TABLE "Upper"."Child" () INHERITS ("Upper"."Table", "a b"."c d");
GRANT SELECT ("Id") ON "Upper"."Table" TO shale_test_a;
COMMENT ON COLUMN "qu""ote"."t""".";" IS 'a semicolon; even here';
COMMENT ON CONSTRAINT "C ""x""" ON "Upper"."Table" IS '"quoted"';
COMMENT ON COLUMN "a b"."c d"."two
lines" IS 'a name of two lines';
-- names that differ in case or quotes only
CREATE TABLE same (a int); CREATE TABLE "Same" (a int); CREATE TABLE "SAME" (a int); CREATE TABLE """same""" (a int);
-- generated names that run into others: cut to 63 bytes, numbered
CREATE TABLE a_table_whose_name_is_so_long_that_its_constraints_are_cut_1234 (a_column_whose_name_is_long_too_1234567890 int UNIQUE, b_column_whose_name_is_long_too_1234567890 int UNIQUE, PRIMARY KEY (a_column_whose_name_is_long_too_1234567890, b_column_whose_name_is_long_too_1234567890));
CREATE TABLE numbered (a int, b int, CHECK (a > 0), CHECK (a > 1), CHECK (a > b), CHECK (a > b + 1));
