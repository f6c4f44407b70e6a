CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE TABLE events (
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE things (
    id integer
);
CREATE FOREIGN TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01')
    SERVER warehouse OPTIONS (name 'events');
CREATE FOREIGN TABLE far_things () INHERITS (things) SERVER warehouse;
