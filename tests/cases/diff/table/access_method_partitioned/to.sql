-- needs PostgreSQL 17

CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE events (
    day date NOT NULL
) PARTITION BY RANGE (day) USING heap_too;
