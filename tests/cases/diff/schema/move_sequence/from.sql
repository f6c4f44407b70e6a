CREATE SCHEMA numbers;
CREATE SEQUENCE public.ticket_number;
CREATE TABLE tickets (
    id bigint PRIMARY KEY DEFAULT nextval('public.ticket_number')
);
