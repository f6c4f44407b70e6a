-- The view is written with the cast; both go, in the right order.

CREATE TYPE celsius AS (
    degrees numeric
);
CREATE TABLE readings (
    value celsius
);
