-- (a subscription that connects nowhere says how to refresh it)
SET client_min_messages = error;
-- bare; several publications, odd names; no slot; a slot of another name
CREATE SUBSCRIPTION s_bare CONNECTION 'host=/nowhere dbname=x' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION s_many CONNECTION 'dbname=x password=''it\''s''' PUBLICATION a, "B ""b""", c WITH (connect = false);
CREATE SUBSCRIPTION s_no_slot CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION s_slot CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, slot_name = 'another_slot');
-- options
CREATE SUBSCRIPTION s_binary CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, binary = true);
CREATE SUBSCRIPTION s_streaming CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, streaming = on);
CREATE SUBSCRIPTION s_commit CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, synchronous_commit = 'remote_apply');
CREATE SUBSCRIPTION s_all CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, slot_name = 'all_slot', binary = on, streaming = on, synchronous_commit = on, create_slot = false, enabled = false, copy_data = false);
-- changed, named, commented
CREATE SUBSCRIPTION s_changed CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false);
ALTER SUBSCRIPTION s_changed CONNECTION 'dbname=y';
ALTER SUBSCRIPTION s_changed SET PUBLICATION q, r WITH (refresh = false);
ALTER SUBSCRIPTION s_changed SET (binary = true, slot_name = NONE);
CREATE SUBSCRIPTION "S Odd" CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION "S Odd" IS 'it''s odd';
