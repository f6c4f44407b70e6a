-- Values, union, tablesample, row comparison, collation and casts.

CREATE TABLE words (
    word text,
    weight integer
);
