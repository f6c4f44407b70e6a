-- The column in the middle has an index, a check, a view, a comment and a grant.

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width + 2) STORED CHECK (size > 0),
    label text
);
CREATE INDEX boxes_size_idx ON boxes (size);
CREATE VIEW big_boxes AS SELECT label, size FROM boxes WHERE size > 100;
COMMENT ON COLUMN boxes.size IS 'what it takes in the store';
GRANT SELECT (size) ON boxes TO shale_test_a;
INSERT INTO boxes (width, label) VALUES (2, 'a'), (4, 'b');
