-- The function is dropped with the index, not before it.

CREATE FUNCTION initials(given text, family text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$SELECT left(given, 1) || left(family, 1)$$;
CREATE TABLE users (
    given text,
    family text
);
CREATE UNIQUE INDEX users_initials_idx ON users (initials(given, family)) WHERE initials(given, family) <> 'XX';
INSERT INTO users VALUES ('Ada', 'Lovelace');
