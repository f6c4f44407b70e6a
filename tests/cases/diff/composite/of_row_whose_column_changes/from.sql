CREATE TABLE person (a integer NOT NULL, b text);
