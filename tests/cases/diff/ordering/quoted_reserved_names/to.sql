CREATE SCHEMA "select";
CREATE TABLE "select"."table" (
    "user" integer CONSTRAINT "primary" PRIMARY KEY,
    "order" text DEFAULT 'desc' CONSTRAINT "check" CHECK ("order" <> ''),
    "Group" integer
);
CREATE INDEX "index" ON "select"."table" ("order", "Group");
CREATE VIEW "select"."view" AS SELECT "user" AS "from", "order" AS "where" FROM "select"."table";
CREATE FUNCTION "select"."function"("in" integer, "end" text) RETURNS "select"."table"
    LANGUAGE sql AS $$SELECT * FROM "select"."table"$$;
COMMENT ON COLUMN "select"."table"."Group" IS 'a reserved word';
INSERT INTO "select"."table" VALUES (1, 'asc', 2);
