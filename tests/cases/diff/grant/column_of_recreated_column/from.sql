-- The column is made anew; who might read it still may.

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width + 2) STORED
);
GRANT SELECT (size) ON boxes TO shale_test_a;
INSERT INTO boxes VALUES (2), (3);
