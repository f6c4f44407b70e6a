CREATE TYPE job_state AS ENUM ('waiting', 'running', 'done', 'failed');
CREATE UNLOGGED TABLE jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state job_state NOT NULL DEFAULT 'waiting',
    payload jsonb NOT NULL DEFAULT '{}',
    run_at timestamptz NOT NULL DEFAULT now(),
    attempts smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE INDEX jobs_next_idx ON jobs (run_at, id) WHERE state = 'waiting';
CREATE FUNCTION take_job() RETURNS SETOF jobs LANGUAGE sql AS $$
    UPDATE public.jobs SET state = 'running', attempts = attempts + 1
    WHERE id = (
        SELECT id FROM public.jobs WHERE state = 'waiting' AND run_at <= now()
        ORDER BY run_at FOR UPDATE SKIP LOCKED LIMIT 1
    )
    RETURNING *
$$;
CREATE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_notify('jobs', new.id::text); RETURN NULL; END$$;
CREATE TRIGGER jobs_announce AFTER INSERT OR UPDATE OF state ON jobs
    FOR EACH ROW WHEN (new.state = 'waiting') EXECUTE FUNCTION announce();
CREATE VIEW job_counts AS SELECT state, count(*) AS jobs FROM jobs GROUP BY state;
INSERT INTO jobs (state, run_at) VALUES ('waiting', '2024-01-01 00:00+00'), ('done', '2024-01-01 00:00+00');
