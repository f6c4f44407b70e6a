CREATE TABLE events (
    id bigint PRIMARY KEY
) WITH (fillfactor = 90, parallel_workers = 2);
