-- The check comes to the notes twice: from the papers, and by way of the pages.
CREATE TABLE papers (number bigint, CONSTRAINT numbered CHECK (number > 4));
CREATE TABLE pages (text text) INHERITS (papers);
CREATE TABLE notes () INHERITS (pages, papers);
