CREATE SEQUENCE ticket_id_seq;
CREATE TABLE tickets (
    id bigint PRIMARY KEY DEFAULT nextval('ticket_id_seq')
);
