-- needs PostgreSQL 17

CREATE COLLATION names (provider = builtin, locale = 'C.UTF-8');
