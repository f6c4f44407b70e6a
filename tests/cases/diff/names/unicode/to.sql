CREATE SCHEMA "größe";
CREATE TABLE "größe"."таблица" (
    "ключ" integer PRIMARY KEY,
    "名前" text NOT NULL DEFAULT '名無し',
    "🌋" text
);
CREATE VIEW "größe"."вид" AS SELECT "名前" FROM "größe"."таблица";
INSERT INTO "größe"."таблица" VALUES (1, 'x', NULL);
