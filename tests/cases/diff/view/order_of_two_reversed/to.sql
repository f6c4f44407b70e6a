-- Each is built on the other, never at the same time.

CREATE TABLE base (
    id integer
);
CREATE VIEW second AS SELECT id FROM base;
CREATE VIEW first AS SELECT id FROM second;
