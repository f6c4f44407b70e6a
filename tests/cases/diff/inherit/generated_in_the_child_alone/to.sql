CREATE TABLE one (a integer, c integer);
CREATE TABLE three (a integer, c integer GENERATED ALWAYS AS (a * 6) STORED) INHERITS (one);
