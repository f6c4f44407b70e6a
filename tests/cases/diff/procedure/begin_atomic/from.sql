CREATE TABLE log (
    body text
);
