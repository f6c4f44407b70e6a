-- Every table gets an audit trigger, and one table of what they write.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text NOT NULL,
    changed_by name NOT NULL DEFAULT 'nobody',
    changed_at timestamptz
);
CREATE TABLE invoices (
    id integer PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users,
    total numeric NOT NULL,
    changed_by name NOT NULL DEFAULT 'nobody',
    changed_at timestamptz
);
INSERT INTO users (id, name) VALUES (1, 'Ada');
INSERT INTO invoices (id, user_id, total) VALUES (1, 1, 10);
CREATE SCHEMA audit;
CREATE TABLE audit.changes (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    relation regclass NOT NULL,
    before jsonb,
    after jsonb,
    PRIMARY KEY (id)
);
CREATE FUNCTION audit.write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
BEGIN
    INSERT INTO changes (relation, before, after) VALUES (tg_relid, to_jsonb(old), to_jsonb(new));
    RETURN NULL;
END
$$;
CREATE FUNCTION audit.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    new.changed_by := session_user;
    new.changed_at := now();
    RETURN new;
END
$$;
CREATE TRIGGER a_stamp BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION audit.stamp();
CREATE TRIGGER a_stamp BEFORE INSERT OR UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION audit.stamp();
CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION audit.write();
CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION audit.write();
REVOKE ALL ON SCHEMA audit FROM PUBLIC;
GRANT SELECT ON audit.changes TO shale_test_a;
