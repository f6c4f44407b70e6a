-- The name that the multirange takes has to be free.

CREATE TYPE span_multirange AS ENUM ('x');
CREATE TABLE t (a span_multirange);
