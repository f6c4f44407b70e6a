CREATE TABLE seats (hall integer NOT NULL, row_no integer NOT NULL);
