-- The name that the multirange takes has to be free.

CREATE TYPE span AS RANGE (subtype = integer);
