CREATE TABLE boxes (
    width integer NOT NULL,
    height integer NOT NULL,
    area bigint GENERATED ALWAYS AS (width * 2) STORED,
    CONSTRAINT boxes_width CHECK (width > 0)
);
CREATE INDEX boxes_width_idx ON boxes ((width + 1)) WHERE width < 100;
CREATE INDEX boxes_area_idx ON boxes (area);
INSERT INTO boxes (width, height) VALUES (2, 3), (4, 5);
