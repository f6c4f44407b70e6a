CREATE TABLE halls (id integer);
