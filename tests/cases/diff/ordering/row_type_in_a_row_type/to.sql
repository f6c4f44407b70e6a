-- Tables that hold rows of each other are set aside and copied in turn.

CREATE SCHEMA app;
CREATE TABLE app.addresses (id integer PRIMARY KEY, street text);
CREATE TABLE people (id integer NOT NULL, home app.addresses);
CREATE TABLE visits (id integer, visitor people);
