-- A little library: signatures change, one calls the other, a view and a check call them.

CREATE SCHEMA lib;
CREATE FUNCTION lib.trim_all(value text, chars text DEFAULT ' ') RETURNS text LANGUAGE sql IMMUTABLE
    RETURN btrim(value, chars);
CREATE FUNCTION lib.slug(value text) RETURNS varchar LANGUAGE sql IMMUTABLE
    RETURN regexp_replace(lower(lib.trim_all(value)), '[^a-z0-9]+', '-', 'g');
CREATE FUNCTION lib.is_slug(slug text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$';
CREATE PROCEDURE lib.rename_page(page integer, new_title text) LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.pages SET title = new_title WHERE id = page;
END
$$;
CREATE TABLE pages (
    id integer PRIMARY KEY,
    title text NOT NULL,
    slug text GENERATED ALWAYS AS (lib.slug(title)) STORED,
    CONSTRAINT pages_title_check CHECK (lib.is_slug(lib.slug(title)))
);
CREATE UNIQUE INDEX pages_slug_idx ON pages (lib.slug(title));
CREATE VIEW page_slugs AS SELECT id, lib.slug(title) AS slug FROM pages;
INSERT INTO pages (id, title) VALUES (1, 'On rocks'), (2, 'On sand');
