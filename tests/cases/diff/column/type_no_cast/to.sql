-- No cast leads from one to the other: the column is dropped and added, and that is named.

CREATE TABLE readings (
    id integer PRIMARY KEY,
    value integer
);
