CREATE TABLE users (
    id integer PRIMARY KEY
) PARTITION BY HASH (id);
CREATE PUBLICATION changes FOR TABLE users
    WITH (publish = 'insert, update', publish_via_partition_root = false);
