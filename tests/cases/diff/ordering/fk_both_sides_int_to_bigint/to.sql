CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner bigint NOT NULL REFERENCES users ON DELETE CASCADE
);
CREATE INDEX orders_owner_idx ON orders (owner);
CREATE VIEW order_owners AS SELECT o.id, u.name FROM orders o JOIN users u ON u.id = o.owner;
INSERT INTO users (name) VALUES ('Ada'), ('Grace');
INSERT INTO orders (owner) VALUES (1), (2), (2);
