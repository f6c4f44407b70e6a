-- table → function → table → function: no kind can go as a whole before the other.

CREATE TABLE a_settings (
    key text PRIMARY KEY,
    value text NOT NULL
);
CREATE FUNCTION b_setting(key text) RETURNS text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT value FROM a_settings s WHERE s.key = b_setting.key;
    END;
CREATE TABLE c_jobs (
    id integer PRIMARY KEY,
    host text NOT NULL DEFAULT b_setting('host')
);
CREATE FUNCTION d_job_host(job c_jobs) RETURNS text LANGUAGE sql STABLE RETURN job.host;
CREATE VIEW e_hosts AS SELECT d_job_host(j) AS host FROM c_jobs j;
CREATE FUNCTION f_host_count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM e_hosts);
CREATE TABLE g_limits (
    hosts bigint DEFAULT f_host_count()
);
