-- Only dropping and adding makes a column generated.

CREATE TABLE people (
    given text NOT NULL,
    family text NOT NULL,
    full_name text
);
INSERT INTO people (given, family, full_name) VALUES ('Ada', 'Lovelace', 'Ada Lovelace');
