create function f() returns int begin atomic select case when a then b end; end;
do $x$ begin commit; end $x$;
