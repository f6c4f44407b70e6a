-- Every table gets a tenant: keys, foreign keys and policies change together.

CREATE TABLE tenants (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE
);
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE
    RETURN nullif(current_setting('app.tenant', true), '')::uuid;
CREATE TABLE users (
    id integer NOT NULL,
    email text NOT NULL,
    tenant_id uuid NOT NULL DEFAULT current_tenant() REFERENCES tenants,
    CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email_key UNIQUE (tenant_id, email)
);
CREATE TABLE projects (
    id integer NOT NULL,
    owner_id integer NOT NULL,
    name text NOT NULL,
    tenant_id uuid NOT NULL DEFAULT current_tenant() REFERENCES tenants,
    CONSTRAINT projects_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT projects_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id)
);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON users TO shale_test_a USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON projects TO shale_test_a USING (tenant_id = current_tenant());
CREATE VIEW project_owners AS
    SELECT p.name, u.email FROM projects p JOIN users u ON u.id = p.owner_id AND u.tenant_id = p.tenant_id;
GRANT SELECT, INSERT, UPDATE, DELETE ON users, projects TO shale_test_a;
