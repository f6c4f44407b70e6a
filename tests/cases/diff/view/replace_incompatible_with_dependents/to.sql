-- A chain of views, a function, a rule and a column of the view's row type depend on it.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    born date
);
CREATE VIEW user_list AS SELECT id, born, name FROM users;
CREATE VIEW adults AS SELECT id, name FROM user_list WHERE id > 18;
CREATE VIEW adult_count AS SELECT count(*) AS total FROM adults;
CREATE MATERIALIZED VIEW adult_names AS SELECT name FROM adults;
CREATE UNIQUE INDEX adult_names_idx ON adult_names (name);
CREATE FUNCTION all_users() RETURNS SETOF user_list LANGUAGE sql STABLE AS $$SELECT * FROM user_list$$;
INSERT INTO users VALUES (1, 'Ada', '1815-12-10');
