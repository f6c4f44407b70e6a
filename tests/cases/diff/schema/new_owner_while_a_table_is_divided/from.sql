-- A table is made anew in a schema whose owner changes, and a type of the old one goes.

CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM ('open', 'done');
CREATE TABLE app.events (id integer, weight numeric, states app.state[]) PARTITION BY RANGE (id);
