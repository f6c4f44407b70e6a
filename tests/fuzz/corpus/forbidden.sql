create index concurrently on t (a);
alter table t detach partition p concurrently;
create subscription s connection $$x$$ publication p with (connect = false);
reindex (verbose, concurrently) table t;
