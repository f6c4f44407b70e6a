-- needs PostgreSQL 15
SET client_min_messages = error;
-- two phases, switched off on an error, both
CREATE SUBSCRIPTION f_two_phase CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, two_phase = true);
CREATE SUBSCRIPTION f_on_error CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, disable_on_error = true);
CREATE SUBSCRIPTION f_both CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, two_phase, disable_on_error, streaming);
