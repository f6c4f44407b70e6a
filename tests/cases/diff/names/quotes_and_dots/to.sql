CREATE SCHEMA "a.b";
CREATE TABLE "a.b"."c.d" (
    "e.f" integer PRIMARY KEY,
    "it's" text DEFAULT 'it''s',
    "say ""hi""" text
);
CREATE INDEX "x""y.z" ON "a.b"."c.d" ("say ""hi""", ("it's" || '.'));
CREATE SEQUENCE "a.b"."n'1" OWNED BY "a.b"."c.d"."e.f";
ALTER TABLE "a.b"."c.d" ALTER "e.f" SET DEFAULT nextval('"a.b"."n''1"');
COMMENT ON COLUMN "a.b"."c.d"."it's" IS 'a "quoted" name';
INSERT INTO "a.b"."c.d" VALUES (1, 'x', 'y');
