CREATE TABLE documents (
    id integer PRIMARY KEY
);
CREATE POLICY a ON documents TO PUBLIC USING (true);
CREATE POLICY b ON documents TO shale_test_a USING (true);
CREATE POLICY c ON documents TO shale_test_b, shale_test_a USING (true);
