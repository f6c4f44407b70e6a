-- %TYPE is resolved when the function is made: it does not follow the column.

CREATE TABLE users (
    id bigint PRIMARY KEY,
    name text
);
CREATE FUNCTION name_of(key integer) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    found users.name%TYPE;
BEGIN
    SELECT name INTO found FROM users WHERE id = key;
    RETURN found;
END
$$;
INSERT INTO users VALUES (1, 'Ada');
