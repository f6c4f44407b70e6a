create table t (a int, b text default $$x;$$);
-- note
comment on table t is 'it''s';
