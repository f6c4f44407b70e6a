CREATE TABLE things (
    id integer,
    spot point,
    network inet,
    words tsvector,
    tags text[],
    at timestamptz
);
