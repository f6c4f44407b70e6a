CREATE TABLE papers (number integer, CONSTRAINT numbered CHECK (number > 4));
CREATE TABLE pages (text text) INHERITS (papers);
CREATE TABLE notes () INHERITS (pages);
