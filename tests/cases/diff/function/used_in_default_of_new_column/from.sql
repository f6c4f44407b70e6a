CREATE TABLE links (
    target text NOT NULL
);
