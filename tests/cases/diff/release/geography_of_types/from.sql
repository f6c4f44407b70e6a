-- Domains, composites and enums build on one another, and all of them change.

CREATE TYPE continent AS ENUM ('africa', 'asia', 'europe');
CREATE DOMAIN latitude AS real CHECK (VALUE BETWEEN -90 AND 90);
CREATE DOMAIN longitude AS real CHECK (VALUE BETWEEN -180 AND 180);
CREATE TYPE spot AS (
    lat latitude,
    lon longitude
);
CREATE FUNCTION equator_distance(s spot) RETURNS double precision LANGUAGE sql IMMUTABLE
    RETURN abs((s).lat) * 111.2;
CREATE TABLE cities (
    id integer PRIMARY KEY,
    name text NOT NULL,
    continent continent NOT NULL,
    centre spot,
    border spot[]
);
CREATE INDEX cities_distance_idx ON cities (equator_distance(centre));
CREATE VIEW european AS SELECT id, name, centre FROM cities WHERE continent = 'europe';
INSERT INTO cities (id, name, continent) VALUES (1, 'Vienna', 'europe'), (2, 'Nairobi', 'africa');
