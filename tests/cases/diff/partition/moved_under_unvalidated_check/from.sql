-- A partition comes to a table whose check is not validated.

CREATE TABLE sales (region integer NOT NULL, note text, PRIMARY KEY (region)) PARTITION BY LIST (region);
CREATE TABLE rest PARTITION OF sales DEFAULT;
