CREATE TABLE places (a int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME points_a_seq), b text);
CREATE TABLE marks (point places);
