-- needs PostgreSQL 16

CREATE COLLATION names (provider = icu, locale = 'und', rules = '&a < g');
