-- Two schemas that used one another the one way round now do so the other way round.

CREATE SCHEMA core;
CREATE SCHEMA app;
CREATE FUNCTION app.next_code() RETURNS text LANGUAGE sql AS $$SELECT 'app'::text$$;
CREATE TABLE core.jobs (
    id integer PRIMARY KEY,
    code text NOT NULL DEFAULT app.next_code()
);
CREATE VIEW app.codes AS SELECT code FROM core.jobs;
