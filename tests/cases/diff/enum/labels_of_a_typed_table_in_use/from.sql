CREATE TYPE state AS ENUM ('new', 'open', 'done');
CREATE TYPE entry AS (id bigint, a state, states state[]);
CREATE TABLE entries OF entry (PRIMARY KEY (id), a DEFAULT 'new' NOT NULL);
CREATE TABLE archived OF entry;
CREATE TABLE notes (entry_id bigint REFERENCES entries, text text);
CREATE VIEW fresh AS SELECT id, a FROM entries WHERE a = 'new';
CREATE FUNCTION first_of(entry) RETURNS state LANGUAGE sql RETURN ($1).a;
