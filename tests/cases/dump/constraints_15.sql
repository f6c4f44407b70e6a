-- needs PostgreSQL 15
-- unique: NULLS NOT DISTINCT, with the other options; an index without a constraint
CREATE TABLE one_null (a int UNIQUE NULLS NOT DISTINCT, b int, c int,
  CONSTRAINT pair UNIQUE NULLS NOT DISTINCT (b, c) INCLUDE (a) WITH (fillfactor = 90) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT distinct_anyway UNIQUE NULLS DISTINCT (c));
CREATE UNIQUE INDEX one_null_index ON one_null (c) INCLUDE (a) NULLS NOT DISTINCT WITH (fillfactor = 80) WHERE b > 0;
CREATE UNIQUE INDEX one_null_later ON one_null (c, a) NULLS NOT DISTINCT;
ALTER TABLE one_null ADD CONSTRAINT from_index UNIQUE USING INDEX one_null_later;

-- foreign key: SET NULL and SET DEFAULT of some columns only
CREATE TABLE tenants_users (tenant int, id int, PRIMARY KEY (tenant, id));
CREATE TABLE posts (
  tenant int NOT NULL, author int, editor int DEFAULT 0,
  CONSTRAINT author FOREIGN KEY (tenant, author) REFERENCES tenants_users ON DELETE SET NULL (author),
  CONSTRAINT editor FOREIGN KEY (tenant, editor) REFERENCES tenants_users ON UPDATE CASCADE ON DELETE SET DEFAULT (editor));
