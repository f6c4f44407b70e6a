CREATE TABLE one (a integer, b date DEFAULT '2025-06-30');
CREATE TABLE two (a integer, b date DEFAULT '2025-06-30');
CREATE TABLE three () INHERITS (one, two);
