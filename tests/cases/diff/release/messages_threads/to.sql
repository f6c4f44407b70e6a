-- Messages get threads: a self reference, a recursive view and counters by trigger.

CREATE TABLE users (
    id integer PRIMARY KEY,
    nick varchar(30) NOT NULL CONSTRAINT users_nick_key UNIQUE
);
CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author integer NOT NULL REFERENCES users,
    body text NOT NULL,
    answers_to bigint REFERENCES messages ON DELETE CASCADE,
    answers integer NOT NULL DEFAULT 0
);
CREATE INDEX messages_answers_to_idx ON messages (answers_to) WHERE answers_to IS NOT NULL;
CREATE FUNCTION count_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.messages m SET answers = answers + c.n
    FROM (SELECT answers_to, count(*) AS n FROM fresh GROUP BY answers_to) c WHERE m.id = c.answers_to;
    RETURN NULL;
END
$$;
CREATE TRIGGER messages_count AFTER INSERT ON messages REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION count_answers();
CREATE VIEW threads AS
    WITH RECURSIVE thread (root, id, depth) AS (
        SELECT id, id, 0 FROM messages WHERE answers_to IS NULL
        UNION ALL
        SELECT t.root, m.id, t.depth + 1 FROM messages m JOIN thread t ON m.answers_to = t.id
    )
    SELECT root, count(*) AS messages, max(depth) AS depth FROM thread GROUP BY root;
CREATE VIEW latest AS SELECT m.id, u.nick, m.body, m.answers FROM messages m JOIN users u ON u.id = m.author;
INSERT INTO users VALUES (1, 'ada'), (2, 'grace');
INSERT INTO messages (author, body) VALUES (1, 'hello'), (2, 'good morning');
