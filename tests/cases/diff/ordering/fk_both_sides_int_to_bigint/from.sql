CREATE TABLE users (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text
);
CREATE TABLE orders (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner integer NOT NULL REFERENCES users ON DELETE CASCADE
);
CREATE INDEX orders_owner_idx ON orders (owner);
CREATE VIEW order_owners AS SELECT o.id, u.name FROM orders o JOIN users u ON u.id = o.owner;
INSERT INTO users (name) VALUES ('Ada'), ('Grace');
INSERT INTO orders (owner) VALUES (1), (2), (2);
