-- Half of a schema moves to a new one; the halves stay tied.

CREATE SCHEMA app;
CREATE SCHEMA billing;
CREATE TABLE app.users (
    id integer PRIMARY KEY
);
CREATE TABLE billing.invoices (
    id integer PRIMARY KEY,
    owner integer NOT NULL REFERENCES app.users
);
CREATE FUNCTION billing.owed(owner integer) RETURNS bigint LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT count(*) FROM billing.invoices i WHERE i.owner = owed.owner;
    END;
CREATE VIEW app.debtors AS SELECT id FROM app.users WHERE billing.owed(id) > 0;
INSERT INTO app.users VALUES (1);
INSERT INTO billing.invoices VALUES (1, 1);
