CREATE TABLE documents (
    id integer PRIMARY KEY,
    public boolean NOT NULL
);
