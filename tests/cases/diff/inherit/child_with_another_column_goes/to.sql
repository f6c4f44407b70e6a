CREATE TABLE one (a integer, b text);
CREATE TABLE uses (n integer) PARTITION BY LIST (n);
