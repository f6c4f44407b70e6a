CREATE TABLE points (a int GENERATED ALWAYS AS IDENTITY, b text);
CREATE TABLE marks (point points);
