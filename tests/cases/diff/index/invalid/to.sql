-- What a concurrent build left behind is not the index that was wished for.
-- pg_dump does not show this: that an index is valid

CREATE TABLE users (
    name text
);
CREATE INDEX users_name_idx ON users (name);
INSERT INTO users VALUES ('Ada');
