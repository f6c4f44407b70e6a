CREATE FUNCTION short_id() RETURNS text LANGUAGE sql AS $$SELECT substr(md5(random()::text), 1, 8)$$;
CREATE TABLE links (
    target text NOT NULL,
    id text DEFAULT short_id(),
    clicks integer NOT NULL DEFAULT 0
);
