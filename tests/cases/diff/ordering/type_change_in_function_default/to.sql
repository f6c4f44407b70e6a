-- The default of an argument is written in the type that goes.

CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE jobs (
    id integer PRIMARY KEY,
    level level NOT NULL DEFAULT 'low'
);
CREATE FUNCTION jobs_of(wanted level DEFAULT 'high') RETURNS SETOF jobs
    LANGUAGE sql STABLE AS $$SELECT * FROM public.jobs WHERE level = wanted$$;
CREATE VIEW high_jobs AS SELECT id FROM jobs_of();
INSERT INTO jobs VALUES (1, 'low'), (2, 'high');
