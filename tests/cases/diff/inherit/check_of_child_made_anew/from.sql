-- The other way round the child is made anew: its column has to be its parent's again.
CREATE TABLE papers (number bigint, title text, text text, CONSTRAINT numbered CHECK (number > 4));
CREATE TABLE pages (title text) INHERITS (papers);
