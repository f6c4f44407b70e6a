-- In between, text on one side and uuid on the other cannot be compared.

CREATE TABLE users (
    id uuid PRIMARY KEY
);
CREATE TABLE orders (
    owner uuid CONSTRAINT orders_owner_fkey REFERENCES users ON UPDATE CASCADE
);
INSERT INTO users VALUES ('6f1ed002-ab5f-4b5c-9f1b-0a5a2f1c9e01');
INSERT INTO orders VALUES ('6f1ed002-ab5f-4b5c-9f1b-0a5a2f1c9e01'), (NULL);
