-- A view calls a function that reads a view.

CREATE TABLE orders (
    id integer PRIMARY KEY,
    total integer
);
CREATE VIEW z_inner AS SELECT id, total FROM orders WHERE total > 0;
CREATE FUNCTION m_sum() RETURNS numeric LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT sum(total) FROM z_inner;
    END;
CREATE VIEW a_outer AS SELECT m_sum() AS total;
INSERT INTO orders VALUES (1, 5);
