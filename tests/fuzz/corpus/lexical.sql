select 'a'
 'b', U&'\0061', b'0', "q""q", a<-1, a@-b, 1..2, $1, a$b \; with x as (select 1) insert into t select * from x;