CREATE VIEW answer AS SELECT '42'::text AS answer;
