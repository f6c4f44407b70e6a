CREATE SCHEMA "select";
CREATE TABLE "select"."table" (
    "user" integer CONSTRAINT "primary" PRIMARY KEY,
    "order" text,
    "Group" integer
);
INSERT INTO "select"."table" VALUES (1, 'asc', 2);
