-- CREATE TABLE … INHERITS refuses parents that store a column differently. What they were made as
-- can be changed later.

CREATE TABLE letters (
    body text NOT NULL
);
CREATE TABLE cards (
    body text NOT NULL
);
