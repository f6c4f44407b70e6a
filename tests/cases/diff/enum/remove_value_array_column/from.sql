CREATE TYPE flavour AS ENUM ('sweet', 'salty', 'sour');
CREATE TABLE dishes (
    id integer PRIMARY KEY,
    flavours flavour[] NOT NULL DEFAULT ARRAY['sweet'::flavour]
);
CREATE INDEX dishes_flavours_idx ON dishes USING gin (flavours);
INSERT INTO dishes VALUES (1, '{sweet,sour}'), (2, '{}');
