#pragma once

#include <string_view>

namespace shale {

// The tables that the statements of tests/data/lock_matrix.jsonl speak of.
constexpr std::string_view lock_matrix_schema = R"(
do $$ begin create role r1; exception when duplicate_object then end $$;
do $$ begin create role r2; exception when duplicate_object then end $$;
create type mood as enum ('a', 'b');
create domain plaindom as int;
create domain posdom as int check (value > 0);
create function stabf() returns int language plpgsql stable as 'begin return 1; end';
create function volf() returns int language plpgsql volatile as 'begin return 1; end';
create function trgf() returns trigger language plpgsql as 'begin return new; end';
create table parent (id int primary key, k int unique);
create table t (
  id int primary key, a int, b int not null, parent_id int, v varchar(50), vn varchar, tx text,
  vi varchar(50), ti text, n numeric(10,2), ts timestamp, tz timestamptz, ts3 timestamp(3),
  iv interval(3), c char(10), bt bit varying(5), ci cidr, j json, m mood, xm xml, pd plaindom,
  g int generated always as (b * 2) stored);
create index t_vi on t (vi);
create index t_ti on t (ti);
create table child (id int primary key, t_id int references t (id));
create table plain (id int, a int);
create table nopk (id int, a int not null);
insert into parent select i, i from generate_series(1, 100) i;
insert into t select i, i, i, i, 'v' || i, 'vn', 'tx', 'vi' || i, 'ti' || i, i, now(), now(), now(),
  '1 day', 'c', '101', '10.0.0.0/8', '{}', 'a', null, i from generate_series(1, 100) i;
insert into child select i, i from generate_series(1, 100) i;
insert into plain select i, i from generate_series(1, 100) i;
insert into nopk select i, i from generate_series(1, 100) i;
)";
constexpr std::string_view lock_matrix_partitions = R"(
create table pt (id int not null, d int not null, x int) partition by range (d);
create table pt1 partition of pt for values from (0) to (100);
create table newp (id int not null, d int not null, x int);
insert into pt select i, i, i from generate_series(0, 99) i;
insert into newp select i, i + 100, i from generate_series(0, 99) i;
)";

}  // namespace shale
