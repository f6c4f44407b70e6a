-- Two schemas that used one another the one way round now do so the other way round.

CREATE SCHEMA core;
CREATE SCHEMA app;
CREATE FUNCTION core.next_code() RETURNS text LANGUAGE sql AS $$SELECT 'core'::text$$;
CREATE TABLE app.jobs (
    id integer PRIMARY KEY,
    code text NOT NULL DEFAULT core.next_code()
);
CREATE VIEW app.codes AS SELECT code FROM app.jobs;
