-- The last column goes, the table stays.

CREATE TABLE boxes (
);
