CREATE TABLE one (a integer);
CREATE TABLE two (b varchar(20)) INHERITS (one);
CREATE TABLE uses (two two);
