CREATE TABLE " leading and trailing " (
    "two words" integer,
    "$1" text,
    "a\b" text,
    "--comment" text,
    "/* not */" text,
    "semi;colon" text
);
