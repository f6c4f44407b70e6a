CREATE SCHEMA app;
CREATE TYPE app.e1 AS ENUM ('x', 'y', 'z8');
CREATE TABLE app.t2 (a integer, b numeric, c app.e1[] ) PARTITION BY RANGE (a);
