-- Two indexes of one shape: when a partition is attached the server itself chooses which of its own
-- goes with which.
CREATE TABLE rooms (id integer NOT NULL, name text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE INDEX ON rooms (name);
CREATE INDEX rooms_again ON ONLY rooms (name);
CREATE TABLE rooms_few PARTITION OF rooms FOR VALUES IN (5, 19);
