CREATE FUNCTION short_id() RETURNS text LANGUAGE sql AS $$SELECT substr(md5(random()::text), 1, 8)$$;
CREATE TABLE a_links (
    id text PRIMARY KEY DEFAULT short_id(),
    target text NOT NULL
);
