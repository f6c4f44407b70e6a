CREATE TABLE z_numbers (
    id serial PRIMARY KEY
);
CREATE TABLE a_orders (
    id integer PRIMARY KEY,
    number integer DEFAULT nextval('z_numbers_id_seq')
);
INSERT INTO a_orders VALUES (1, 1);
