-- Without the key there is no replica identity; the order matters to running writers only.

CREATE TABLE users (
    id integer NOT NULL,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE PUBLICATION changes FOR TABLE users WITH (publish = 'insert, update, delete');
