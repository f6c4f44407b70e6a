CREATE TABLE rooms (id integer NOT NULL, name text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE rooms_rest PARTITION OF rooms DEFAULT;
ALTER TABLE rooms ADD UNIQUE (id) DEFERRABLE;
ALTER TABLE rooms_rest RENAME CONSTRAINT rooms_rest_id_key TO rest_by_id;
