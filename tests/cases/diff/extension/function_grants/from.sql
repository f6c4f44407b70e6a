-- What an extension owns is compared by what differs from its own beginnings.

CREATE EXTENSION pg_trgm;
