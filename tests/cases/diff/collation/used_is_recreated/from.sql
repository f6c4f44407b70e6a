-- A column, an index, a domain, a view and a range type are written with it.

CREATE COLLATION names (provider = icu, locale = 'de');
CREATE DOMAIN label AS text COLLATE names;
CREATE TABLE people (
    id integer PRIMARY KEY,
    name text COLLATE names NOT NULL,
    nick label
);
CREATE INDEX people_nick_idx ON people (nick, (lower(name) COLLATE names));
CREATE VIEW sorted AS SELECT name FROM people ORDER BY name COLLATE names;
INSERT INTO people VALUES (1, 'Ada', 'a');
