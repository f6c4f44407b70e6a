-- ALTER TYPE SET can change these, but not every way back.

CREATE TYPE label;
CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION label_recv(internal) RETURNS label LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION label_send(label) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE label (
    INPUT = label_in,
    OUTPUT = label_out,
    RECEIVE = label_recv,
    SEND = label_send,
    INTERNALLENGTH = variable,
    STORAGE = extended
);
