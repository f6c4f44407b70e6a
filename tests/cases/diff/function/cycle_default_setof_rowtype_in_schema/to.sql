CREATE SCHEMA shop;
CREATE TABLE shop.items (
    id integer PRIMARY KEY,
    rank integer NOT NULL
);
CREATE FUNCTION shop.ranked() RETURNS SETOF shop.items
    LANGUAGE sql STABLE AS $$SELECT * FROM shop.items ORDER BY rank$$;
CREATE FUNCTION shop.next_rank() RETURNS bigint
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT count(*) + 1 FROM shop.ranked();
    END;
ALTER TABLE shop.items ALTER rank SET DEFAULT shop.next_rank();
