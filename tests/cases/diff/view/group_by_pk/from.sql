-- A view that groups by the key alone depends on the constraint.

CREATE TABLE users (
    id integer NOT NULL,
    name text
);
CREATE TABLE orders (
    owner integer NOT NULL
);
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO orders VALUES (1);
