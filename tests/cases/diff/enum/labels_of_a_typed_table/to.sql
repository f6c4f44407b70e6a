CREATE TYPE state AS ENUM ('new', 'begun', 'done');
CREATE TYPE entry AS (a state);
CREATE TABLE entries OF entry;
