-- needs PostgreSQL 15
-- numeric with a scale below zero, and above its precision
CREATE TABLE scales (a numeric(3,-2), b numeric(2,5), c numeric(4,-1)[], d numeric(1000,1000));
CREATE DOMAIN thousands AS numeric(5,-3);
-- a table's access method, changed
CREATE ACCESS METHOD heap_twin TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE changed_method (a int);
ALTER TABLE changed_method SET ACCESS METHOD heap_twin;
