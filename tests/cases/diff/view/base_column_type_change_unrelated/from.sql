-- The view reads another column; yet the table's type changed.

CREATE TABLE orders (
    id integer PRIMARY KEY,
    total integer NOT NULL,
    note text
);
CREATE VIEW order_notes AS SELECT id, note FROM orders;
INSERT INTO orders VALUES (1, 10, 'x');
