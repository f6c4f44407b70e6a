-- pg_dump does not show this: it neither creates nor drops the schema public

DROP SCHEMA public;
