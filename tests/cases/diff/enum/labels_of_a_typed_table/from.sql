CREATE TYPE state AS ENUM ('new', 'open', 'done');
CREATE TYPE entry AS (a state);
CREATE TABLE entries OF entry;
