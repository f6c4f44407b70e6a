CREATE SCHEMA numbers;
CREATE SEQUENCE numbers.ticket_number;
CREATE TABLE tickets (
    id bigint PRIMARY KEY DEFAULT nextval('numbers.ticket_number')
);
