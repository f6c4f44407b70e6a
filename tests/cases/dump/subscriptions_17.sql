-- needs PostgreSQL 17
SET client_min_messages = error;
CREATE SUBSCRIPTION s_failover CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, failover = true);
CREATE SUBSCRIPTION s_failover_too CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, failover = true, two_phase = true, slot_name = 'another');
