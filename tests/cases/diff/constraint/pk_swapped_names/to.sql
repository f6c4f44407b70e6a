-- Two unique constraints exchange their names.

CREATE TABLE users (
    email text NOT NULL CONSTRAINT second_key UNIQUE,
    phone text NOT NULL CONSTRAINT first_key UNIQUE
);
