-- One trigger function serves a table that goes and one that comes.

CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TABLE old_orders (
    id integer PRIMARY KEY
);
CREATE TRIGGER note BEFORE INSERT ON old_orders FOR EACH ROW EXECUTE FUNCTION note();
