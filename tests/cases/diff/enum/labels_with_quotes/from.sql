CREATE TYPE "Odd labels" AS ENUM ('it''s', 'a "b"', 'back\slash', 'two words', '');
