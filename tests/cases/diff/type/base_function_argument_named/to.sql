-- To name an argument is a replacement, to take the name away a new function and so a new type.

CREATE TYPE label;
CREATE FUNCTION label_in(value cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, STORAGE = extended);
CREATE TABLE boxes (id integer PRIMARY KEY, label label DEFAULT 'none', old label[]);
INSERT INTO boxes VALUES (1, 'a', '{b,c}'), (2, NULL, NULL);
CREATE VIEW labels AS SELECT label FROM boxes;
