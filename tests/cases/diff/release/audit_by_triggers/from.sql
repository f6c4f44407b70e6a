-- Every table gets an audit trigger, and one table of what they write.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE invoices (
    id integer PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users,
    total numeric NOT NULL
);
INSERT INTO users (id, name) VALUES (1, 'Ada');
INSERT INTO invoices (id, user_id, total) VALUES (1, 1, 10);
