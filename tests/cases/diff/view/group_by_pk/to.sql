-- A view that groups by the key alone depends on the constraint.

CREATE TABLE users (
    id integer NOT NULL PRIMARY KEY,
    name text
);
CREATE TABLE orders (
    owner integer NOT NULL
);
CREATE VIEW order_counts AS
    SELECT u.id, u.name, count(*) AS orders FROM users u JOIN orders o ON o.owner = u.id GROUP BY u.id;
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO orders VALUES (1);
