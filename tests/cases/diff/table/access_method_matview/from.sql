-- needs PostgreSQL 15

CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler;
CREATE MATERIALIZED VIEW numbers USING heap AS SELECT 1 AS number;
