CREATE TABLE boxes (width integer, doubled integer GENERATED ALWAYS AS (width * 2) STORED);
CREATE TABLE crates (id integer PRIMARY KEY, inner_box boxes);
