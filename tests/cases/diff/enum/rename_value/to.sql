-- Postgres can rename a value; values alone do not tell a rename from a removal with an addition.

CREATE TYPE state AS ENUM ('open', 'closed');
