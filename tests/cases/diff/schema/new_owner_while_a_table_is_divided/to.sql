-- A table is made anew in a schema whose owner changes, and a type of the old one goes.

CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO shale_test_b;
CREATE TABLE app.events (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, weight smallint);
