CREATE TABLE events (
    id bigint PRIMARY KEY
) WITH (parallel_workers = 2);
