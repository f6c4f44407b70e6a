CREATE TABLE users (
    id integer PRIMARY KEY,
    name varchar(40) NOT NULL
);
CREATE VIEW user_list AS SELECT id, upper(name) AS name FROM users;
CREATE FUNCTION write_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO users VALUES (new.id, new.name);
    RETURN new;
END
$$;
CREATE TRIGGER user_list_insert INSTEAD OF INSERT ON user_list
    FOR EACH ROW EXECUTE FUNCTION write_user();
CREATE RULE user_list_delete AS ON DELETE TO user_list DO INSTEAD DELETE FROM users WHERE id = old.id;
COMMENT ON TRIGGER user_list_insert ON user_list IS 'writes through';
INSERT INTO users VALUES (1, 'Ada');
