-- The type, its order and a table that is keyed by it.

CREATE TYPE version AS (
    major integer,
    minor integer
);
CREATE FUNCTION version_compare(a version, b version) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$SELECT CASE WHEN a.major <> b.major THEN a.major - b.major ELSE a.minor - b.minor END$$;
CREATE FUNCTION version_lt(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT version_compare(a, b) < 0$$;
CREATE FUNCTION version_le(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT version_compare(a, b) <= 0$$;
CREATE FUNCTION version_eq(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT version_compare(a, b) = 0$$;
CREATE FUNCTION version_ge(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT version_compare(a, b) >= 0$$;
CREATE FUNCTION version_gt(a version, b version) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT version_compare(a, b) > 0$$;
CREATE OPERATOR < (FUNCTION = version_lt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = >, NEGATOR = >=);
CREATE OPERATOR <= (FUNCTION = version_le, LEFTARG = version, RIGHTARG = version, COMMUTATOR = >=, NEGATOR = >);
CREATE OPERATOR = (FUNCTION = version_eq, LEFTARG = version, RIGHTARG = version, COMMUTATOR = =, MERGES);
CREATE OPERATOR >= (FUNCTION = version_ge, LEFTARG = version, RIGHTARG = version, COMMUTATOR = <=, NEGATOR = <);
CREATE OPERATOR > (FUNCTION = version_gt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = <, NEGATOR = <=);
CREATE OPERATOR CLASS version_ops DEFAULT FOR TYPE version USING btree AS
    OPERATOR 1 <,
    OPERATOR 2 <=,
    OPERATOR 3 =,
    OPERATOR 4 >=,
    OPERATOR 5 >,
    FUNCTION 1 version_compare(version, version);
CREATE TABLE releases (
    version version PRIMARY KEY,
    notes text
);

CREATE TYPE versions AS RANGE (subtype = version);
CREATE TABLE r (v versions);
