-- A partition comes to a table whose check is not validated.

CREATE TABLE deals (region integer NOT NULL, note text, CONSTRAINT sales_pkey PRIMARY KEY (region)) PARTITION BY LIST (region);
CREATE TABLE rest PARTITION OF deals DEFAULT;
ALTER TABLE deals ADD CONSTRAINT unnoted CHECK (note = ''::text) NOT VALID;
