CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TYPE a.state AS ENUM ('x', 'y');
CREATE TYPE b.state AS ENUM ('x', 'z');
CREATE FUNCTION a.make() RETURNS a.state LANGUAGE sql AS $$SELECT 'x'::a.state$$;
CREATE FUNCTION b.make() RETURNS b.state LANGUAGE sql AS $$SELECT 'x'::b.state$$;
CREATE TABLE a.things (
    state b.state DEFAULT b.make()
);
CREATE TABLE b.things (
    state a.state DEFAULT a.make()
);
CREATE VIEW a.everything AS SELECT state::text FROM a.things UNION ALL SELECT state::text FROM b.things;
