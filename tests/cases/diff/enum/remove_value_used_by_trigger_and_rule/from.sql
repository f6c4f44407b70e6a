CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL
);
CREATE TABLE closings (
    ticket integer NOT NULL
);
CREATE FUNCTION note_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO closings VALUES (new.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER tickets_closed AFTER UPDATE OF state ON tickets
    FOR EACH ROW WHEN (new.state = 'closed') EXECUTE FUNCTION note_closing();
CREATE RULE tickets_keep AS ON DELETE TO tickets WHERE old.state = 'open' DO INSTEAD NOTHING;
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
