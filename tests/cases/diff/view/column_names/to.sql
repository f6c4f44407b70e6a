CREATE VIEW odd_names ("Upper", "select", "two words", "?column?") AS SELECT 1, 2, 3, 4;
