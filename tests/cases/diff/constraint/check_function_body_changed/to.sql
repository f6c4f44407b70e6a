-- The check is not touched when the function it calls gets another body.

CREATE FUNCTION is_isbn(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$SELECT length(value) IN (10, 13)$$;
CREATE TABLE books (
    id integer PRIMARY KEY,
    isbn text CONSTRAINT books_isbn_check CHECK (is_isbn(isbn))
);
INSERT INTO books VALUES (1, '1234567890');
