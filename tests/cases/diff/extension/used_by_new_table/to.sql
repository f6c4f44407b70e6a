CREATE TABLE notes (
    id integer PRIMARY KEY
);
INSERT INTO notes VALUES (1), (2);
CREATE EXTENSION hstore;
CREATE TABLE products (
    id integer PRIMARY KEY,
    attributes hstore NOT NULL DEFAULT ''
);
CREATE INDEX products_attributes_idx ON products USING gist (attributes);
