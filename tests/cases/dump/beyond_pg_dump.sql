-- What pg_dump's own output does not rebuild, in any number of rounds: a careful printer can. (The law holds here too: pg_dump is
-- the witness of both databases. Where its text does not show a loss, only the catalogs can be compared.)

CREATE TABLE parent (id int NOT NULL, name text DEFAULT 'p', note varchar(20), CONSTRAINT parent_id CHECK (id > 0));

-- pg_dump loses: the order of the columns of a child that was made first and adopted later
CREATE TABLE adopted (own1 int, note varchar(20), name text, own2 int, id int NOT NULL, CONSTRAINT parent_id CHECK (id > 0));
ALTER TABLE adopted INHERIT parent;

-- pg_dump fails: two parents with different defaults, the child (adopted by the second) with none of its own
CREATE TABLE second (name text DEFAULT 's', rank int);
CREATE TABLE twice_adopted (rank int) INHERITS (parent);
ALTER TABLE twice_adopted INHERIT second;

-- pg_dump loses: a child's storage or compression that is the type's default while the parent's is not
CREATE TABLE tuned (u text, v text);
CREATE TABLE tuned_child () INHERITS (tuned);
ALTER TABLE ONLY tuned ALTER u SET STORAGE MAIN;
ALTER TABLE ONLY tuned ALTER v SET COMPRESSION pglz;

-- pg_dump fails: a language whose handler belongs to an extension is printed as if it were an extension of its own
CREATE TRUSTED LANGUAGE own_borrowed HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;

-- pg_dump loses: that an extension's comment was taken away
CREATE EXTENSION lo;
COMMENT ON EXTENSION lo IS NULL;

-- pg_dump fails: a ring of a generated column and a function that reads the table by its parsed body
CREATE FUNCTION ring_generated_f(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN $1;
CREATE TABLE ring_generated (a int, b int GENERATED ALWAYS AS (ring_generated_f(a)) STORED);
CREATE OR REPLACE FUNCTION ring_generated_f(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN (SELECT max(a) FROM ring_generated) + $1;

-- pg_dump fails: a ring of a domain's default and a function over the domain
CREATE DOMAIN ring_domain_default AS int;
CREATE FUNCTION ring_domain_default_f(ring_domain_default) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER DOMAIN ring_domain_default SET DEFAULT ring_domain_default_f(NULL);

-- pg_dump fails: a ring of two functions by their parsed bodies
CREATE FUNCTION ring_odd(n int) RETURNS boolean LANGUAGE sql RETURN n <> 0;
CREATE FUNCTION ring_even(n int) RETURNS boolean LANGUAGE sql RETURN n = 0 OR ring_odd(n - 1);
CREATE OR REPLACE FUNCTION ring_odd(n int) RETURNS boolean LANGUAGE sql RETURN n <> 0 AND ring_even(n - 1);

-- pg_dump loses (and its text does not show it): comments on what a partition or a child has from its parent, names of such constraints,
-- the switched-off triggers of foreign keys
CREATE TABLE clone_target (id int PRIMARY KEY);
CREATE FUNCTION clone_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE cloned (a int REFERENCES clone_target, b int CONSTRAINT pos CHECK (b > 0)) PARTITION BY LIST (a);
CREATE TABLE cloned_1 PARTITION OF cloned FOR VALUES IN (1);
CREATE TRIGGER t AFTER INSERT ON cloned FOR EACH ROW EXECUTE FUNCTION clone_f();
COMMENT ON TRIGGER t ON cloned_1 IS 'a partition''s';
COMMENT ON CONSTRAINT cloned_a_fkey ON cloned_1 IS 'a partition''s';
COMMENT ON CONSTRAINT pos ON cloned_1 IS 'a partition''s';
ALTER TABLE cloned_1 RENAME CONSTRAINT cloned_a_fkey TO another_name;
ALTER TABLE clone_target DISABLE TRIGGER ALL;
