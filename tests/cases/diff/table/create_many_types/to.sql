-- One column of nearly every built-in type.

CREATE TABLE samples (
    c01 smallint, c02 integer, c03 bigint, c04 numeric, c05 numeric(10,3), c06 real, c07 double precision,
    c08 money, c09 char, c10 char(7), c11 varchar, c12 varchar(7), c13 text, c14 name, c15 "char", c16 bytea,
    c17 timestamp, c18 timestamp(3), c19 timestamptz, c20 timestamptz(0), c21 date, c22 time, c23 time(2),
    c24 timetz, c25 timetz(1), c26 interval, c27 interval(3), c28 interval year to month, c29 interval second(2),
    c30 boolean, c31 point, c32 line, c33 lseg, c34 box, c35 path, c36 polygon, c37 circle, c38 cidr, c39 inet,
    c40 macaddr, c41 macaddr8, c42 bit, c43 bit(5), c44 bit varying, c45 bit varying(5), c46 tsvector, c47 tsquery,
    c48 uuid, c49 xml, c50 json, c51 jsonb, c52 int4range, c53 tstzmultirange, c54 pg_lsn, c55 txid_snapshot,
    c56 pg_snapshot, c57 oid, c58 regclass, c59 regproc, c60 regtype, c61 xid8, c62 jsonpath, c63 integer[][],
    c64 varchar(3)[], c65 numeric(3,1)[]
);
