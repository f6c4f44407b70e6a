CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) USING heap_too;
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
