CREATE SEQUENCE ticket_number;
CREATE TABLE tickets (
    id bigint PRIMARY KEY DEFAULT nextval('ticket_number')
);
INSERT INTO tickets VALUES (DEFAULT), (DEFAULT), (DEFAULT);
