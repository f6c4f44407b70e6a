-- A column that is computed can't come to a row type that another table's column has.
CREATE TABLE boxes (width integer, doubled integer);
CREATE TABLE crates (id integer PRIMARY KEY, inner_box boxes);
