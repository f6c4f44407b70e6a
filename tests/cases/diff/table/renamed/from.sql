CREATE TABLE clients (
    id integer PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT clients_name_key UNIQUE (name)
);
INSERT INTO clients VALUES (1, 'Ada'), (2, 'Grace');
