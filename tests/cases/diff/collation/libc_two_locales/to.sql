CREATE COLLATION mixed (provider = libc, lc_collate = 'POSIX', lc_ctype = 'C');
