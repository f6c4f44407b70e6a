-- A partition has a default of its own for a column that comes with its table's.
CREATE TABLE letters (id int NOT NULL, body text, place text DEFAULT 'here')
    PARTITION BY LIST (id);
CREATE TABLE letters_one PARTITION OF letters FOR VALUES IN (1);
CREATE TABLE letters_two PARTITION OF letters FOR VALUES IN (2);
CREATE TABLE letters_rest PARTITION OF letters DEFAULT PARTITION BY LIST (id);
CREATE TABLE letters_three PARTITION OF letters_rest FOR VALUES IN (3);
ALTER TABLE letters_one ALTER body SET DEFAULT 'Dear', ALTER place SET DEFAULT 'there';
ALTER TABLE letters_two ALTER place DROP DEFAULT;
ALTER TABLE letters_three ALTER body SET DEFAULT 'Hello';
INSERT INTO letters (id) VALUES (1), (2), (3);
