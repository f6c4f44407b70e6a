CREATE SCHEMA "a.b";
CREATE TABLE "a.b"."c.d" (
    "e.f" integer PRIMARY KEY,
    "it's" text,
    "say ""hi""" text
);
INSERT INTO "a.b"."c.d" VALUES (1, 'x', 'y');
