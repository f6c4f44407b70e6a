CREATE TABLE users (
    id integer NOT NULL,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE VIEW user_list AS SELECT id, name, count(*) AS rows FROM users GROUP BY id;
CREATE VIEW user_total AS SELECT sum(rows) AS total FROM user_list;
INSERT INTO users VALUES (1, 'Ada');
