-- As pg_dump would bring it back: the cast stands at each value.
CREATE TABLE jobs (id bigint, day date NOT NULL, state varchar(20) NOT NULL,
  CONSTRAINT jobs_state CHECK (state::text = ANY (ARRAY['waiting'::varchar::text, 'done'::varchar::text])))
  PARTITION BY RANGE (day);
