CREATE TYPE mark AS ();
CREATE TABLE letters (id int PRIMARY KEY, seal mark);
