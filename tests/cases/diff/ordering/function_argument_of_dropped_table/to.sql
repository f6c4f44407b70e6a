-- Dropping the function needs the table's type, dropping the table the function.

CREATE TABLE keeps (
    id integer
);
