-- Messages get threads: a self reference, a recursive view and counters by trigger.

CREATE TABLE users (
    id integer PRIMARY KEY,
    nick text NOT NULL
);
CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author integer NOT NULL REFERENCES users,
    body text NOT NULL
);
CREATE VIEW latest AS SELECT m.id, u.nick, m.body FROM messages m JOIN users u ON u.id = m.author;
INSERT INTO users VALUES (1, 'ada'), (2, 'grace');
INSERT INTO messages (author, body) VALUES (1, 'hello'), (2, 'good morning');
