CREATE TABLE prices (net integer PRIMARY KEY, gross integer GENERATED ALWAYS AS (net * 2) STORED);
