CREATE TABLE seats (hall integer NOT NULL, row_no integer NOT NULL);
-- Said in one CREATE TABLE, Postgres would make one key of the two.
CREATE TABLE tickets (hall integer NOT NULL, row_no integer NOT NULL);
ALTER TABLE tickets ADD CONSTRAINT tickets_place_key UNIQUE (hall, row_no);
ALTER TABLE tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (hall, row_no);
ALTER TABLE tickets ADD CONSTRAINT tickets_again_key UNIQUE (hall, row_no);
CREATE TABLE booked (hall integer, row_no integer,
  FOREIGN KEY (hall, row_no) REFERENCES tickets (hall, row_no));
