CREATE TABLE tickets (
    id integer GENERATED ALWAYS AS IDENTITY
);
GRANT SELECT, USAGE ON SEQUENCE tickets_id_seq TO shale_test_a;
COMMENT ON SEQUENCE tickets_id_seq IS 'numbers of tickets';
