CREATE TABLE customers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    email varchar(200) UNIQUE,
    born date,
    balance numeric(10,2) NOT NULL DEFAULT 0,
    tags text[] NOT NULL DEFAULT '{}',
    settings jsonb DEFAULT '{"theme": "dark"}',
    created timestamptz NOT NULL DEFAULT now()
);
