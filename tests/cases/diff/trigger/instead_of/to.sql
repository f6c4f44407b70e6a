CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW user_list AS SELECT id, upper(name) AS name FROM users;
CREATE FUNCTION write_user() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER user_list_write INSTEAD OF INSERT OR UPDATE OR DELETE ON user_list
    FOR EACH ROW EXECUTE FUNCTION write_user('users');
