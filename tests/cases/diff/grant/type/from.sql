CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN label AS text;
CREATE TYPE place AS (
    city text
);
