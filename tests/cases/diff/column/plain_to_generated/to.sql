-- Only dropping and adding makes a column generated.

CREATE TABLE people (
    given text NOT NULL,
    family text NOT NULL,
    full_name text GENERATED ALWAYS AS (given || ' ' || family) STORED
);
INSERT INTO people (given, family) VALUES ('Ada', 'Lovelace');
