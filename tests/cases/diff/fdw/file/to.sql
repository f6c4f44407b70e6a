CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE lines (
    number integer,
    line text OPTIONS (force_not_null 'true')
) SERVER files OPTIONS (filename '/nowhere/lines.csv', format 'csv', header 'true', delimiter ';', null '');
