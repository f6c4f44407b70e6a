\restrict abc
set standard_conforming_strings = off;
select E'a\'b', 'c\'d';
copy t (a) from stdin;
1	2
\.
select 1 \gexec
\unrestrict abc
