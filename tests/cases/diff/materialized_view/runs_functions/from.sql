CREATE TABLE readings (id integer, meter text);
