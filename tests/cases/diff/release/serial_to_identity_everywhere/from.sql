CREATE TABLE authors (
    id serial PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE books (
    id bigserial PRIMARY KEY,
    author_id integer NOT NULL REFERENCES authors,
    title text NOT NULL
);
CREATE TABLE shelves (
    place smallserial,
    book_id bigint REFERENCES books,
    PRIMARY KEY (place)
);
GRANT USAGE ON SEQUENCE authors_id_seq, books_id_seq TO shale_test_a;
INSERT INTO authors (name) VALUES ('Ada'), ('Grace');
INSERT INTO books (author_id, title) VALUES (1, 'On rocks'), (2, 'On sand');
