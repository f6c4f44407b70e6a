-- The function cannot be replaced in place, nor dropped while the check is there.

CREATE FUNCTION is_isbn(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$SELECT length($1) = 10$$;
CREATE TABLE books (
    id integer PRIMARY KEY,
    isbn text CONSTRAINT books_isbn_check CHECK (is_isbn(isbn))
);
INSERT INTO books VALUES (1, '1234567890');
