CREATE TABLE rooms (id integer NOT NULL, name text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE rooms_rest PARTITION OF rooms DEFAULT;
CREATE INDEX rooms_again ON ONLY rooms (name);
CREATE TABLE rooms_few PARTITION OF rooms FOR VALUES IN (8, 11);
CREATE INDEX ON rooms (name);
