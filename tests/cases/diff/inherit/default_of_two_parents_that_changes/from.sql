CREATE TABLE one (a integer, b date DEFAULT '2024-01-01');
