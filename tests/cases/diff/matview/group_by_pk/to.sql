CREATE TABLE users (
    id integer NOT NULL,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE MATERIALIZED VIEW user_list AS SELECT id, name, count(*) AS rows FROM users GROUP BY id;
INSERT INTO users VALUES (1, 'Ada');
