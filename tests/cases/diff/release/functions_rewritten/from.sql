-- A little library: signatures change, one calls the other, a view and a check call them.

CREATE SCHEMA lib;
CREATE FUNCTION lib.trim_all(value text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN btrim(value);
CREATE FUNCTION lib.slug(value text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN regexp_replace(lower(lib.trim_all(value)), '[^a-z0-9]+', '-', 'g');
CREATE FUNCTION lib.is_slug(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$BEGIN RETURN value ~ '^[a-z0-9-]+$'; END$$;
CREATE TABLE pages (
    id integer PRIMARY KEY,
    title text NOT NULL,
    slug text GENERATED ALWAYS AS (lib.slug(title)) STORED,
    CONSTRAINT pages_title_check CHECK (lib.is_slug(lib.slug(title)))
);
CREATE UNIQUE INDEX pages_slug_idx ON pages (lib.slug(title));
CREATE VIEW page_slugs AS SELECT id, lib.slug(title) AS slug FROM pages;
INSERT INTO pages (id, title) VALUES (1, 'On rocks'), (2, 'On sand');
