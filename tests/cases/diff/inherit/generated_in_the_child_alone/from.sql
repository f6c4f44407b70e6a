CREATE TABLE one (a integer, c integer);
