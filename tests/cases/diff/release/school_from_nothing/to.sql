-- From an empty database to a whole application.

CREATE EXTENSION citext;
CREATE SCHEMA school;
COMMENT ON SCHEMA school IS 'courses and those who take them';
CREATE TYPE school.term AS ENUM ('spring', 'autumn');
CREATE DOMAIN school.grade AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE FUNCTION school.current_term() RETURNS school.term LANGUAGE sql STABLE
    RETURN CASE WHEN extract(month FROM current_date) < 7 THEN 'spring'::school.term ELSE 'autumn'::school.term END;
CREATE TABLE school.people (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    given text NOT NULL,
    family text NOT NULL,
    full_name text GENERATED ALWAYS AS (given || ' ' || family) STORED
);
CREATE TABLE school.courses (
    code text PRIMARY KEY,
    title text NOT NULL,
    teacher integer NOT NULL REFERENCES school.people,
    term school.term NOT NULL DEFAULT school.current_term(),
    places smallint NOT NULL CHECK (places > 0)
);
CREATE TABLE school.places (
    course text NOT NULL REFERENCES school.courses ON UPDATE CASCADE ON DELETE CASCADE,
    student integer NOT NULL REFERENCES school.people,
    grade school.grade,
    PRIMARY KEY (course, student)
);
CREATE INDEX places_student_idx ON school.places (student);
CREATE VIEW school.free_places AS
    SELECT c.code, c.title, c.places - count(p.student) AS free
    FROM school.courses c LEFT JOIN school.places p ON p.course = c.code GROUP BY c.code;
CREATE FUNCTION school.check_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT free FROM school.free_places WHERE code = new.course) < 0 THEN
        RAISE EXCEPTION 'the course % is full', new.course;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER places_free AFTER INSERT OR UPDATE ON school.places
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION school.check_places();
ALTER TABLE school.places ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_places ON school.places FOR SELECT TO shale_test_a
    USING (student IN (SELECT id FROM school.people WHERE email::text = session_user));
CREATE MATERIALIZED VIEW school.averages AS
    SELECT course, avg(grade)::numeric(3,2) AS average FROM school.places WHERE grade IS NOT NULL GROUP BY course;
CREATE UNIQUE INDEX averages_course_idx ON school.averages (course);
GRANT USAGE ON SCHEMA school TO shale_test_a;
GRANT SELECT ON ALL TABLES IN SCHEMA school TO shale_test_a;
ALTER DEFAULT PRIVILEGES IN SCHEMA school GRANT SELECT ON TABLES TO shale_test_a;
