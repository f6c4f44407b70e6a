CREATE TABLE jobs (id bigint, day date NOT NULL, state varchar(20) NOT NULL,
  CONSTRAINT jobs_state CHECK (state IN ('waiting', 'it''s running', 'done'))) PARTITION BY RANGE (day);
CREATE INDEX jobs_open ON jobs (id) WHERE state NOT IN ('done', 'failed');
