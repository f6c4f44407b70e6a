-- needs PostgreSQL 16
SET client_min_messages = error;
-- origin, streaming in parallel, without a password, as the owner; all
CREATE SUBSCRIPTION s_origin CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, origin = none);
CREATE SUBSCRIPTION s_any CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, origin = any, streaming = off);
CREATE SUBSCRIPTION s_parallel CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, streaming = parallel);
CREATE SUBSCRIPTION s_password CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, password_required = false);
CREATE SUBSCRIPTION s_owner CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, run_as_owner = true);
CREATE SUBSCRIPTION s_all CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, origin = none, streaming = parallel, password_required = false, run_as_owner, two_phase, disable_on_error, binary, slot_name = NONE);
