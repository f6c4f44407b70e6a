-- Every table gets a tenant: keys, foreign keys and policies change together.

CREATE TABLE users (
    id integer NOT NULL,
    email text NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email)
);
CREATE TABLE projects (
    id integer NOT NULL,
    owner_id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT projects_pkey PRIMARY KEY (id),
    CONSTRAINT projects_owner_fkey FOREIGN KEY (owner_id) REFERENCES users (id)
);
CREATE VIEW project_owners AS
    SELECT p.name, u.email FROM projects p JOIN users u ON u.id = p.owner_id;
GRANT SELECT, INSERT, UPDATE, DELETE ON users, projects TO shale_test_a;
