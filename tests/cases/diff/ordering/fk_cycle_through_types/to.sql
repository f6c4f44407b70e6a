-- A foreign key both ways, and a column of the other's row type as well.

CREATE TABLE a_orders (
    id integer PRIMARY KEY
);
CREATE TABLE b_lines (
    id integer PRIMARY KEY,
    parent a_orders,
    order_id integer REFERENCES a_orders
);
ALTER TABLE a_orders ADD COLUMN first_line integer REFERENCES b_lines;
