CREATE TABLE things (id integer NOT NULL, name text);
CREATE TABLE tools (weight integer) INHERITS (things);
CREATE TABLE days (id integer NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE days_2024 PARTITION OF days FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
