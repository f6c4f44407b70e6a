-- The default calls a function that returns rows of the table.

CREATE TABLE items (
    id integer PRIMARY KEY
);
CREATE FUNCTION last_item() RETURNS items
    LANGUAGE sql STABLE AS $$SELECT * FROM public.items ORDER BY id DESC LIMIT 1$$;
CREATE FUNCTION next_item() RETURNS integer
    LANGUAGE sql STABLE AS $$SELECT coalesce((public.last_item()).id, 0) + 1$$;
ALTER TABLE items ALTER id SET DEFAULT next_item();
ALTER TABLE items ADD COLUMN previous integer DEFAULT (last_item()).id;
