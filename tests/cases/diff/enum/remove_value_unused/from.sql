CREATE TYPE mood AS ENUM ('sad', 'bored', 'ok');
