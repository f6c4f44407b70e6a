-- What a concurrent build left behind is not the index that was wished for.

CREATE TABLE users (
    name text
);
CREATE INDEX users_name_idx ON users (name);
INSERT INTO users VALUES ('Ada');
