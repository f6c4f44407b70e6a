create type public.mood as enum ('calm', 'busy');
create table public.shift (id integer primary key, note text);
create table public.plan (id integer, moods public.mood[]);
