-- A column cannot change its type while another table has a column of the row type.

CREATE TABLE people (
    id bigint PRIMARY KEY,
    name text
);
CREATE TABLE backups (
    at date,
    person people
);
INSERT INTO people VALUES (1, 'Ada');
INSERT INTO backups VALUES ('2024-01-01', '(1,Ada)');
