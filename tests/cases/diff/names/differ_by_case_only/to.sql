CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE "Users" (
    id integer PRIMARY KEY,
    "ID" integer
);
CREATE SCHEMA "PUBLIC";
