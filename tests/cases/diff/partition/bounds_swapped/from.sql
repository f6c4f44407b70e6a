-- Neither bound can be set while the other partition still has it.

CREATE TABLE queue (
    lane text NOT NULL
) PARTITION BY LIST (lane);
CREATE TABLE queue_one PARTITION OF queue FOR VALUES IN ('fast');
CREATE TABLE queue_two PARTITION OF queue FOR VALUES IN ('slow');
