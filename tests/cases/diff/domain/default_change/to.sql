CREATE DOMAIN label AS text DEFAULT upper('unknown');
